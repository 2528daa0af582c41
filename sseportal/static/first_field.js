"use strict";
/* Where one begins in a form: at what has to be corrected, or at the first field of something new.
   Django's own script takes the button that saves for a field. */
{
    const TYPED = "input:not([type=hidden], [type=submit], [type=checkbox]), select, textarea";
    const note = document.querySelector(".errornote");
    const isSeen = (field) => field.offsetParent && !field.disabled;

    /* What one types in stands beside some fields. */
    function place(field) {
        const beside = field.closest(".form-row, td")?.querySelector(
            ".select2-selection, [role=textbox]");
        return beside ?? field;
    }

    function follow(event) {
        const target = document.getElementById(event.target.hash?.slice(1) ?? "");
        if (!target?.matches(TYPED)) return;
        event.preventDefault();
        const field = place(target);
        field.scrollIntoView({block: "center"});
        field.focus({preventScroll: true});
    }

    if (note) {
        note.tabIndex = -1;
        note.focus();
        document.querySelector(".error-links")?.addEventListener("click", follow);
    } else if ("add" in document.currentScript.dataset && !location.hash) {
        [...document.querySelectorAll("#content-main form fieldset")]
            .flatMap((fields) => [...fields.querySelectorAll(TYPED)]).find(isSeen)?.focus();
    }
}
