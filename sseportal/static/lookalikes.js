"use strict";
/* Tells while a title is typed which items look like it. Without this script it is told on saving. */
{
    const PAUSE = 400; // milliseconds without a key
    const ASKED = ["csrfmiddlewaretoken", "title", "published_on", "date_precision"];
    const region = document.getElementById("lookalikes");
    const form = region.closest("form");
    let timer, request;

    // Where the title is typed it is seen at once.
    form.querySelector(".form-row.field-title")?.after(region);

    function typed() {
        const data = new FormData();
        for (const name of ASKED) data.set(name, form.elements[name]?.value ?? "");
        data.set("item", region.dataset.item ?? "");
        return data;
    }

    async function ask() {
        const {signal} = request = new AbortController();
        try {
            const asked = {method: "POST", body: typed(), signal};
            const response = await answers.ask(region.dataset.url, asked);
            const {html} = await response.json();
            // What is said already is not announced again.
            if (html.trim() !== region.dataset.said) region.innerHTML = html;
            region.dataset.said = html.trim();
        } catch (error) {
            tell(answers.told(error));
        }
    }

    /* Of other failures nothing is told: on saving it will be. */
    function tell(text) {
        if (!text || text === region.dataset.said) return;
        region.textContent = region.dataset.said = text;
    }

    function soon() {
        clearTimeout(timer);
        request?.abort();
        timer = setTimeout(ask, PAUSE);
    }

    form.elements.title.addEventListener("input", soon);
    for (const name of ASKED.slice(2)) form.elements[name]?.addEventListener("change", soon);
    // The calendar beside the field tells of its choice by focusing it.
    form.elements.published_on?.addEventListener("focus", soon);
}
