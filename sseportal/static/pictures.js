"use strict";
/* The picture that was chosen is shown before it is sent, and a click on it sets the two numbers of
   its focal point. Without this script the numbers are typed. */
for (const panel of document.querySelectorAll(".picture-input")) {
    const file = panel.querySelector("input[type=file]");
    const view = panel.querySelector(".view");
    const canvas = view.querySelector("canvas");
    const point = view.querySelector(".point");
    const numbers = ["x", "y"].map((axis) => file.form.elements[panel.dataset[axis]]);
    const image = () => (canvas.hidden ? view.querySelector("img") : canvas);
    const portion = (number) => Math.min(1, Math.max(0, number));

    function show() {
        const [left, top] = numbers.map(({value}) => portion(value === "" ? 0.5 : Number(value)));
        point.hidden = false;
        point.style.left = `${left * 100}%`;
        point.style.top = `${top * 100}%`;
    }

    function begin() {
        view.hidden = false;
        panel.querySelector(".to-click").hidden = false;
        show();
    }

    /* Content Security Policy lets no page show a file that is not sent yet: but draw it, it may. */
    async function preview() {
        const [chosen] = file.files;
        canvas.hidden = true;
        view.querySelector("img")?.toggleAttribute("hidden", false);
        if (!chosen) {
            view.hidden = !view.querySelector("img");
            return;
        }
        try {
            const bitmap = await createImageBitmap(chosen);
            const shrink = Math.min(1, 800 / bitmap.width);
            canvas.width = bitmap.width * shrink;
            canvas.height = bitmap.height * shrink;
            canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        } catch {
            view.hidden = !view.querySelector("img"); // no picture: the site says why
            return;
        }
        view.querySelector("img")?.toggleAttribute("hidden", true);
        canvas.hidden = false;
        begin();
    }

    view.addEventListener("click", (event) => {
        const {left, top, width, height} = image().getBoundingClientRect();
        const at = [(event.clientX - left) / width, (event.clientY - top) / height];
        numbers.forEach((number, axis) => {
            number.value = portion(at[axis]).toFixed(2);
            number.dispatchEvent(new Event("input", {bubbles: true}));
        });
        show();
    });
    file.addEventListener("change", preview);
    for (const number of numbers) number.addEventListener("input", show);
    if (view.querySelector("img")) begin();
}
