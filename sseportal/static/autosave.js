"use strict";
/* Keeps a form as it is typed, offers what was not saved, and warns who leaves. To show it again is
   the site's work: it sends the form back with rows, tags and dates. */
{
    const EVERY = 2_000; // milliseconds
    const PATIENCE = 5_000;
    const origin = document.querySelector("[name=_made_from]");
    const form = origin.form;
    const offer = document.getElementById("draft-offer");
    const key = drafts.keyOf(origin.dataset);
    let before, kept, isTouched = false, isSending = false;

    const typed = () => [...new FormData(form)]
        .filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    const lines = (text) => text.replaceAll("\r\n", "\n");
    const textOf = (fields) => JSON.stringify(fields
        .filter(([name]) => !name.startsWith("_")).map(([name, value]) => [name, lines(value)]));
    const isDirty = () => isTouched && textOf(typed()) !== before;

    function keep() {
        if (before === undefined) return;
        const fields = typed();
        const now = isDirty() ? JSON.stringify(fields) : undefined;
        if (now !== kept) now ? drafts.write(key, fields) : drafts.remove(key);
        kept = now;
    }

    /* Scripts of fields may have changed them by then: that is nobody's typing. */
    function begin() {
        before = "typed" in origin.dataset ? "" : textOf(typed());
        isTouched = "typed" in origin.dataset;
        if (isTouched) keep();
        else show();
        setInterval(keep, EVERY);
    }

    /* Each open form holds a lock: what another tab is typing is not offered. */
    async function isOpen(other) {
        const {held} = await navigator.locks?.query() ?? {held: []};
        return held.some(({name}) => name === other);
    }

    async function show() {
        for (const [other, draft] of drafts.of(origin.dataset)) {
            if (other === key || await isOpen(other)) continue;
            if (textOf(draft.fields) === before) drafts.remove(other);
            else return present(other, draft);
        }
        offer.hidden = true;
    }

    function present(other, {at, fields}) {
        const told = offer.querySelector("[data-told]");
        const {lang} = document.documentElement;
        const time = new Date(at).toLocaleString(lang === "en" ? "en-GB" : lang,
            {dateStyle: "long", timeStyle: "short"});
        offer.hidden = false;
        told.textContent = told.dataset.told.replace("{time}", () => time);
        offer.querySelector("[data-draft=restore]").onclick = () => restore(fields);
        offer.querySelector("[data-draft=drop]").onclick = () => { drafts.remove(other); show(); };
    }

    function restore(fields) {
        const sender = document.createElement("form");
        sender.method = "post";
        const token = form.elements.csrfmiddlewaretoken.value;
        for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token], ["_restore", "1"]]) {
            const input = document.createElement("textarea");
            Object.assign(input, {name, value});
            sender.append(input);
        }
        sender.hidden = true;
        document.body.append(sender);
        keep();
        isSending = true;
        sender.submit();
    }

    function send(event) {
        if (event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
        if (isSending) return event.preventDefault();
        keep();
        isSending = true;
        setTimeout(() => { isSending = false; }, PATIENCE);
    }

    for (const type of ["pointerdown", "keydown", "input", "change", "paste", "drop"]) {
        addEventListener(type, ({isTrusted}) => { isTouched ||= isTrusted; }, {capture: true});
    }
    navigator.locks?.request(key, () => new Promise(() => {}));
    addEventListener("submit", (event) => { if (event.target === form) send(event); });
    addEventListener("visibilitychange", keep);
    addEventListener("pagehide", keep);
    addEventListener("pageshow", () => { isSending = false; });
    addEventListener("beforeunload", (event) => {
        if (!isSending && isDirty()) event.preventDefault();
    });
    if (document.readyState === "complete") begin();
    else addEventListener("load", begin);
}
