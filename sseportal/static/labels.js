"use strict";
/* Tells assistive technology what Django leaves untold: the names of fields with a searchable list,
   because select2 hides the select that has the label, and of those in a table; that an empty head
   of a table of rows is none; what the marks of a double list are, which have a name and no role; and
   that what days and times are chosen from is a dialog, outside of all other parts of the page. */
{
    const $ = window.django?.jQuery;
    const PARTS = "[role=combobox], [role=textbox], .select2-search__field";
    const IN_TABLES = ".tabular td :is(input:not([type=hidden]), select:not(.admin-autocomplete), textarea)";

    /* The element that names a field: the head of its column, or its label. */
    function namer(field) {
        const head = field.closest("table")?.tHead;
        const name = field.name.split("-").at(-1);
        const column = name === "DELETE" ? "th:last-child" : `.column-${name}`;
        const label = head?.querySelector(column) ?? field.labels?.[0];
        if (label) label.id ||= `${field.id}_label`;
        return label;
    }

    function nameInput(input) {
        const label = namer(input);
        if (label && !input.labels.length) input.setAttribute("aria-labelledby", label.id);
    }

    function nameList(select) {
        const label = namer(select);
        const list = $(select).data("select2");
        if (!label || !list) return;
        for (const part of list.$container.add(list.$dropdown).find(PARTS)) {
            const isSingle = part.matches(".select2-selection--single");
            const value = isSingle ? ` select2-${select.id}-container` : "";
            part.setAttribute("aria-labelledby", label.id + value);
            if (part.ariaExpanded === "true") part.setAttribute("aria-controls", part.getAttribute("aria-owns"));
        }
    }

    function nameAll(root) {
        root.querySelectorAll(IN_TABLES).forEach(nameInput);
        root.querySelectorAll(".admin-autocomplete").forEach(nameList);
    }

    function giveRoles(selector, role) {
        document.querySelectorAll(selector).forEach((each) => each.setAttribute("role", role));
    }

    function nameDialogs(selector, icon) {
        giveRoles(selector, "dialog");
        document.querySelectorAll(selector).forEach((each) => {
            each.ariaLabel = document.querySelector(icon).title;
        });
    }

    giveRoles(".tabular thead th:empty", "presentation");
    // They are made when all is loaded, perhaps after what is asked here.
    window.addEventListener("load", () => setTimeout(() => {
        giveRoles(".help-tooltip[aria-label]:not([role])", "img");
        nameDialogs(".calendarbox", ".date-icon");
        nameDialogs(".clockbox", ".clock-icon");
    }));
    if ($) {
        $(() => nameAll(document));
        document.addEventListener("formset:added", ({target}) => nameAll(target));
        $(document).on("select2:open", ({target}) => nameList(target));
    }
}
