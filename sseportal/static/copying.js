"use strict";
/* Buttons that copy what they name, where a browser lets a page do so. */
if (navigator.clipboard) {
    document.documentElement.classList.add("can-copy");
    document.addEventListener("click", async (event) => {
        const button = event.target.closest("button[data-copies]");
        if (!button) return;
        event.preventDefault();
        const named = [...document.querySelectorAll(button.dataset.copies)];
        const told = button.nextElementSibling;
        try {
            await navigator.clipboard.writeText(named.map((each) => each.value ?? each.textContent).join("\n"));
            told.textContent = button.dataset.done;
        } catch {
            told.textContent = button.dataset.failed;
        }
    });
}
