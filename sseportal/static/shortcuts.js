"use strict";
/* The keys of the newsroom, and their sheet. Keys of one letter are for outside of fields, and can be
   turned off. */
{
    const OFF = "newsroom-single-keys-off";
    const FIELD = "input, textarea, select, [contenteditable], [role=textbox], [role=combobox], dialog";
    const keys = JSON.parse(document.currentScript.dataset.keys);

    function isOff() {
        try { return localStorage.getItem(OFF) !== null; } catch { return false; }
    }

    function turn(isOn) {
        try { isOn ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, ""); } catch { /* stays */ }
    }

    /* `Mod+Shift+Enter`. What a single sign needs to be typed (`?` is Shift and another key on many
       keyboards) is no part of its name. */
    function nameOf({key, ctrlKey, metaKey, altKey, shiftKey}) {
        if (altKey) return undefined;
        if (!ctrlKey && !metaKey) return key;
        const shift = shiftKey ? ["Shift"] : [];
        return ["Mod", ...shift, key.length === 1 ? key.toUpperCase() : key].join("+");
    }

    const isThere = (element) => element && !element.disabled && element.checkVisibility();
    const target = (name) => keys[name].map((selector) => document.querySelector(selector)).find(isThere);

    function press(element) {
        if (element.matches("input[type=text], input[type=search]")) {
            element.focus();
            element.select?.();
        } else element.click();
    }

    addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.isComposing || event.repeat) return;
        const name = nameOf(event);
        if (!Object.hasOwn(keys, name)) return;
        const isSingle = name.length === 1;
        if (isSingle && (isOff() || event.target.closest?.(FIELD))) return;
        const found = target(name);
        if (!found) return;
        event.preventDefault();
        press(found);
    });

    function offerSwitch(root) {
        const row = root.querySelector("[data-single-keys]");
        if (!row) return;
        const box = row.querySelector("input");
        row.hidden = false;
        box.checked = !isOff();
        box.onchange = () => turn(box.checked);
    }

    async function open(link) {
        const response = await fetch(link.href);
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const [sheet, heading] = ["#help-sheet", "#content h1"].map((part) => page.querySelector(part));
        const dialog = document.createElement("dialog");
        const close = document.createElement("button");
        close.className = "button";
        close.textContent = link.dataset.close;
        close.onclick = () => dialog.close();
        heading.id = "help-sheet-heading";
        dialog.setAttribute("aria-labelledby", heading.id);
        dialog.className = "help-dialog";
        dialog.append(heading, sheet, close);
        dialog.onclose = () => { dialog.remove(); link.focus(); };
        document.body.append(dialog);
        offerSwitch(dialog);
        dialog.showModal();
    }

    const link = document.querySelector("a[data-shortcut=help]");
    link?.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        if (document.querySelector(".help-dialog")) return;
        open(link).catch(() => location.assign(link.href));
    });
    offerSwitch(document);
}
