"use strict";
/* Links for reviewers are made and revoked in place; without this script in a tab of their own. */
{
    const section = () => document.getElementById("review-links");

    async function send(button) {
        const data = new FormData();
        for (const name of ["csrfmiddlewaretoken", "_link_for"]) {
            data.set(name, button.form.elements[name]?.value ?? "");
        }
        data.set(button.name, button.value);
        const response = await answers.ask(button.formAction, {method: "POST", body: data});
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const answer = page.getElementById("review-links");
        if (!answer) throw new Error("another page");
        section().replaceWith(answer);
    }

    document.addEventListener("click", async (event) => {
        const button = event.target.closest("#review-links button[name]");
        if (!button) return;
        event.preventDefault();
        button.disabled = true;
        try {
            await send(button);
            // Where the answer is: screen readers say what is focused.
            const made = document.getElementById("review-link-made");
            (made ?? section().querySelector("[tabindex]"))?.focus();
            made?.select();
        } catch (error) {
            button.disabled = false;
            const told = section().querySelector("[role=status]");
            told.textContent = answers.told(error);
            if (told.textContent) told.focus();
            // As without a script: in a new tab, where the site says what is wrong.
            else button.form.requestSubmit(button);
        }
    });
    // Return would save the item.
    document.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target.id !== "id_link_for") return;
        event.preventDefault();
        section().querySelector("[name=_make_link]").click();
    });
}
