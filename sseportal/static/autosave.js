"use strict";
/* Keeps a form as it is typed, and offers what was not saved. To show it again is the site's work: it
   sends the form back with rows, tags and dates. What counts as typed, `typing.js` knows. */
{
    const EVERY = 2_000; // milliseconds
    const origin = document.querySelector("[name=_made_from]");
    const offer = document.getElementById("draft-offer");
    const key = drafts.keyOf(origin.dataset);
    let kept;

    function keep() {
        const fields = typing.fields();
        const now = typing.isDirty() ? JSON.stringify(fields) : undefined;
        if (now !== kept) now ? drafts.write(key, fields) : drafts.remove(key);
        kept = now;
    }

    function begin() {
        if (typing.isDirty()) keep();
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
            if (typing.differs(draft.fields)) return present(other, draft);
            drafts.remove(other);
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
        for (const [name, value] of [...fields, ...typing.ofThePage(), ["_restore", "1"]]) {
            const input = document.createElement("textarea");
            Object.assign(input, {name, value});
            sender.append(input);
        }
        sender.hidden = true;
        document.body.append(sender);
        keep();
        typing.leave();
        sender.submit();
    }

    navigator.locks?.request(key, () => new Promise(() => {}));
    addEventListener("submit", ({target}) => { if (target === typing.form) keep(); });
    addEventListener("visibilitychange", keep);
    addEventListener("pagehide", keep);
    typing.begun.then(begin);
}
