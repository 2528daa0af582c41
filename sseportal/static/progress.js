"use strict";
/* Shows how far an import is, until it is done. Without this script a link looks again. */
{
    const EVERY = 2_000; // milliseconds
    const shown = document.getElementById("progress");

    async function look() {
        const response = await fetch(location.href);
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const now = page.getElementById("progress");
        if (!response.ok || !now || !("waiting" in now.dataset)) return location.reload();
        update(now);
        return setTimeout(tryToLook, EVERY);
    }

    /* Only what changed: the status is read out, and the focus stays where it is. */
    function update(now) {
        for (const part of ["[role=status]", "progress"]) {
            const [old, fresh] = [shown, now].map((each) => each.querySelector(part));
            if (old.outerHTML === fresh.outerHTML) continue;
            if (part === "progress") old.replaceWith(fresh);
            else old.textContent = fresh.textContent;
        }
    }

    /* The site may be away for a moment. */
    const tryToLook = () => look().catch(() => setTimeout(tryToLook, EVERY));

    setTimeout(tryToLook, EVERY);
}
