/* The picture of an item is chosen by sight, and what is told of it below follows the choice. Without
   this script it is found by its words, and the fields tell of the one that stood here before. */

import {openPictures} from "./rich_text_picture.js";

const DETAILS = ["alt", "caption", "credit", "focal_x", "focal_y"];
const select = document.querySelector("select[name=picture][data-choose]");
const fields = select?.form.elements;

function tell(field, value) {
    if (!field) return;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    field.dispatchEvent(new Event("input", {bubbles: true}));
}

function show({address, label}) {
    const view = document.querySelector(".picture-input .view");
    if (!view) return;
    const image = view.querySelector("img") ?? view.insertBefore(new Image(), view.firstChild);
    Object.assign(image, {src: address, alt: label});
    image.removeAttribute("width");
    image.removeAttribute("height");
    view.hidden = false;
    view.parentElement.querySelector(".to-click").hidden = false;
}

/* Nothing of the former picture may be taken for what is told of this one. */
function follow(chosen) {
    show(chosen);
    tell(fields.picture_shown, chosen.id);
    tell(fields.picture_is_decorative, chosen.is_decorative);
    for (const name of DETAILS) tell(fields[`picture_${name}`], chosen[name]);
}

async function ask() {
    if (!select.value || select.value === fields.picture_shown?.value) return;
    const answer = await answers.ask(`${select.dataset.choose}?id=${encodeURIComponent(select.value)}`);
    const {pictures: [chosen]} = await answer.json();
    if (String(chosen?.id) === select.value) follow(chosen);
}

function choose(chosen) {
    if (![...select.options].some(({value}) => value === String(chosen.id))) {
        select.add(new Option(chosen.label, chosen.id));
    }
    select.value = chosen.id;
    follow(chosen);
    django.jQuery(select).trigger("change");
}

if (select) {
    const labels = JSON.parse(select.dataset.labels);
    const button = document.createElement("button");
    Object.assign(button, {type: "button", className: "button picture-look", textContent: labels.look});
    button.addEventListener("click", () => {
        openPictures({labels, url: select.dataset.choose, choose, close: () => button.focus()});
    });
    const told = document.createElement("p");
    told.className = "help";
    told.setAttribute("role", "status");
    select.closest(".related-widget-wrapper, .form-row > div").after(button, told);
    // Select2 tells of a choice by jQuery alone.
    django.jQuery(select).on("change", () => {
        told.textContent = "";
        ask().catch((error) => { told.textContent = answers.told(error); });
    });
}
