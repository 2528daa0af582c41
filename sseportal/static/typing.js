"use strict";
/* Knows what was typed into a form since it was shown, warns who leaves it, and sends it once. */
const typing = (() => {
    const PATIENCE = 5_000; // milliseconds
    const OF_THE_PAGE = ["csrfmiddlewaretoken", "_popup", "_to_field"];
    const {currentScript: {dataset}} = document;
    const form = document.getElementById(dataset.form);
    let before, isTouched = "typed" in dataset, isSending = false;

    const entries = (isAsked) => [...new FormData(form)]
        .filter(([name, value]) => typeof value === "string" && isAsked(name));
    const ofThePage = () => entries((name) => OF_THE_PAGE.includes(name));
    const fields = () => entries((name) => !OF_THE_PAGE.includes(name));

    const lines = (text) => text.replaceAll("\r\n", "\n");
    const isText = (name) => !name.startsWith("_") || name === "_transcript";
    const textOf = (fields) => JSON.stringify(fields
        .filter(([name]) => isText(name)).map(([name, value]) => [name, lines(value)]));
    const differs = (fields) => textOf(fields) !== before;
    const hasFile = () => [...form.elements].some(({files}) => files?.length);
    const isDirty = () => before !== undefined && isTouched && (hasFile() || differs(fields()));

    /* Scripts of fields may have changed them by then: that is nobody's typing. */
    const begun = new Promise((resolve) => {
        const begin = () => {
            before = isTouched ? "" : textOf(fields());
            resolve();
        };
        if (document.readyState === "complete") begin();
        else addEventListener("load", begin);
    });

    function send(event) {
        if (event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
        if (isSending) return event.preventDefault();
        isSending = true;
        setTimeout(() => { isSending = false; }, PATIENCE);
    }

    for (const type of ["pointerdown", "keydown", "input", "change", "paste", "drop"]) {
        addEventListener(type, ({isTrusted}) => { isTouched ||= isTrusted; }, {capture: true});
    }
    addEventListener("submit", (event) => { if (event.target === form) send(event); });
    addEventListener("pageshow", () => { isSending = false; });
    addEventListener("beforeunload", (event) => {
        if (!isSending && isDirty()) event.preventDefault();
    });
    const leave = () => { isSending = true; };
    return {begun, differs, fields, form, isDirty, leave, ofThePage};
})();
