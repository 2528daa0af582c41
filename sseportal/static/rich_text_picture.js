/* Offers the pictures of the library in a dialog: the newest, or those with some words. */

const WAIT = 250;  // ms without a letter

/* `choose` gets the chosen picture after `close` was called, which brings the focus back. */
export function openPictures({labels, url, choose, close}) {
    const dialog = document.createElement("dialog");
    dialog.className = "rich-dialog rich-pictures";
    dialog.innerHTML = `<form method="dialog"><label><span></span><input type="search" dir="auto"
        autocomplete="off"></label><p class="help" role="status"></p><ul></ul>
        <button type="button" class="button"></button></form>`;
    const [label, input, told, list, cancel] = ["span", "input", ".help", "ul", "button"]
        .map((found) => dialog.querySelector(found));
    dialog.setAttribute("aria-label", labels.picture);
    label.textContent = labels.findPicture;
    cancel.textContent = labels.cancel;
    let chosen, timer, request;

    async function ask() {
        request?.abort();
        const {signal} = request = new AbortController();
        try {
            const asked = `${url}?q=${encodeURIComponent(input.value.trim())}`;
            const answer = await answers.ask(asked, {signal});
            const found = await answer.json();
            list.replaceChildren(...found.pictures.map((each) => choice(each, labels, take)));
            told.textContent = found.told;
        } catch (error) {
            if (!signal.aborted) told.textContent = answers.told(error, labels.noPictures);
        }
    }

    function take(picture) {
        chosen = picture;
        dialog.close();
    }

    input.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, WAIT);
    });
    dialog.querySelector("form").addEventListener("submit", (event) => {
        event.preventDefault();  // Enter searches at once
        clearTimeout(timer);
        ask();
    });
    list.addEventListener("keydown", (event) => move(event, list));
    input.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        list.querySelector("button")?.focus();
    });
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
        clearTimeout(timer);
        request?.abort();
        dialog.remove();
        close();
        if (chosen) choose(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
    ask();
}

function choice(picture, labels, take) {
    const {thumbnail, label, lacks_alt: lacksAlt} = picture;
    const [item, button, image, words] = ["li", "button", "img", "span"]
        .map((name) => document.createElement(name));
    Object.assign(image, {src: thumbnail, alt: "", width: 120, height: 80});
    button.type = "button";
    words.textContent = lacksAlt ? `${label} (${labels.lacksAlt})` : label;
    button.append(image, words);
    button.addEventListener("click", () => take(picture));
    item.append(button);
    return item;
}

/* The arrows go through the pictures as they are read. */
function move(event, list) {
    const buttons = [...list.querySelectorAll("button")];
    const isRightToLeft = getComputedStyle(list).direction === "rtl";
    const side = isRightToLeft ? -1 : 1;
    const steps = {ArrowDown: 1, ArrowUp: -1, ArrowRight: side, ArrowLeft: -side};
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const to = buttons.indexOf(document.activeElement) + step;
    if (to < 0) list.parentElement.querySelector("input").focus();
    else buttons[Math.min(to, buttons.length - 1)].focus();
}
