"use strict";
/* Tells assistive technology the names of fields that Django leaves without: those with a searchable
   list, because select2 hides the select that has the label, and those in a table. */
{
    const $ = django.jQuery;
    const PARTS = "[role=combobox], [role=textbox], .select2-search__field";
    const IN_TABLES = "td :is(input:not([type=hidden]), textarea)";

    /* The element that names a field: the head of its column, or its label. */
    function namer(field) {
        const column = `thead .column-${field.name.split("-").at(-1)}`;
        const label = field.closest("table")?.querySelector(column) ?? field.labels?.[0];
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
        }
    }

    function nameAll(root) {
        root.querySelectorAll(IN_TABLES).forEach(nameInput);
        root.querySelectorAll(".admin-autocomplete").forEach(nameList);
    }

    $(() => nameAll(document));
    document.addEventListener("formset:added", ({target}) => nameAll(target));
    $(document).on("select2:open", ({target}) => nameList(target));
}
