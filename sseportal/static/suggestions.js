"use strict";
/* “Suggest tags” without a new page: asks about the form as it is typed, and puts what is taken
   into the tag fields. Without this script the same button sends the form. */
{
    const PATIENCE = 20_000; // milliseconds
    const panel = document.getElementById("suggest");
    const form = panel.closest("form");
    const found = panel.querySelector(".found");
    const button = panel.querySelector("[name=_suggest]");
    let isAsking = false;

    const tell = (text) => { panel.querySelector("[role=status]").textContent = text; };
    const items = () => [...found.querySelectorAll("li[data-field]")];
    const select = (field) => document.getElementById(`id_${field}`);
    const option = (item) => [...select(item.dataset.field).options]
        .find(({value}) => value === item.dataset.value);
    const isOpen = (item) => !option(item)?.selected;

    function typed() {
        const data = new FormData(form);
        for (const [name, value] of [...data]) {
            if (value instanceof File) data.delete(name);
        }
        return data;
    }

    async function answer() {
        const response = await answers.ask(panel.dataset.url, {
            method: "POST", body: typed(), signal: AbortSignal.timeout(PATIENCE),
        });
        return response.json();
    }

    async function ask() {
        isAsking = true;
        tell(panel.dataset.waiting);
        try {
            const {html, told} = await answer();
            found.innerHTML = html;
            show();
            tell(told);
        } catch (error) {
            tell(answers.told(error, panel.dataset.failed));
        }
        isAsking = false;
    }

    /* What is in the fields is shown as chosen, and may be taken again once it is removed there. */
    function show() {
        for (const item of items()) {
            item.querySelector("[data-take]")?.toggleAttribute("hidden", !isOpen(item));
            item.querySelector(".taken")?.toggleAttribute("hidden", isOpen(item));
        }
        const all = found.querySelector("[data-take=all]");
        all?.toggleAttribute("hidden", items().filter(isOpen).length < 2);
        const names = new Set(Array.from(select("organisations").options, ({text}) => text));
        for (const item of found.querySelectorAll(".unknown li")) {
            item.hidden = names.has(item.dataset.name);
        }
    }

    function take(item) {
        const {name, value, field} = item.dataset;
        if (!option(item)) select(field).append(new Option(name, value));
        option(item).selected = true;
        // select2 and Django's scripts listen to jQuery's events.
        django.jQuery(select(field)).trigger("change");
    }

    function takeOne(item) {
        take(item);
        const open = items().filter(isOpen);
        const next = open.find((other) => item.compareDocumentPosition(other) & 4) ?? open.at(-1);
        (next?.querySelector("[data-take]") ?? button).focus();
        tell(panel.dataset.added.replace("{name}", () => item.dataset.name));
    }

    function takeAll() {
        items().filter(isOpen).forEach(take);
        button.focus();
        tell(panel.dataset.all);
    }

    button.addEventListener("click", (event) => {
        event.preventDefault();
        if (!isAsking) ask();
    });
    found.addEventListener("click", ({target}) => {
        const taker = target.closest("[data-take]");
        if (taker?.dataset.take === "one") takeOne(taker.closest("li"));
        if (taker?.dataset.take === "all") takeAll();
    });
    django.jQuery(form).on("change", "select", show);
}
