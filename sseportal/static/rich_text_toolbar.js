/* A toolbar as the ARIA Authoring Practices have it: one stop for Tab, arrows within it. */

import {putFigure} from "./rich_text_figure.js";
import {openAddress} from "./rich_text_link.js";
import {openPictures} from "./rich_text_picture.js";

const KEYS = {bold: "Ctrl+B", italic: "Ctrl+I", link: "Ctrl+K", undo: "Ctrl+Z", redo: "Ctrl+Y",
    h2: "Ctrl+Alt+2", h3: "Ctrl+Alt+3", bulletList: "Ctrl+Shift+8", orderedList: "Ctrl+Shift+7",
    blockquote: "Ctrl+Shift+B"};

function tools(levels, pictures) {
    const heading = (level) => ({
        name: `h${level}`, is: ["heading", {level}],
        run: (chain) => chain.toggleHeading({level}),
    });
    return [
        ...levels.map(heading),
        {name: "bold", is: ["bold"], run: (chain) => chain.toggleBold()},
        {name: "italic", is: ["italic"], run: (chain) => chain.toggleItalic()},
        {name: "link", is: ["link"], open: openAddress},
        {name: "bulletList", is: ["bulletList"], run: (chain) => chain.toggleBulletList()},
        {name: "orderedList", is: ["orderedList"], run: (chain) => chain.toggleOrderedList()},
        {name: "blockquote", is: ["blockquote"], run: (chain) => chain.toggleBlockquote()},
        ...(pictures ? [{name: "picture", is: ["figure"], open: choosePicture, at: pictures}] : []),
        {name: "undo", can: (can) => can.undo(), run: (chain) => chain.undo()},
        {name: "redo", can: (can) => can.redo(), run: (chain) => chain.redo()},
    ];
}

function choosePicture(editor, labels, url) {
    const choose = ({address}) => putFigure(editor, address);
    openPictures({labels, url, choose, close: () => editor.view.focus()});
}

export function makeToolbar(editor, labels, levels, pictures) {
    const bar = document.createElement("div");
    bar.className = "rich-tools";
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", labels.toolbar);
    const made = tools(levels, pictures).map((tool) => [tool, makeButton(editor, tool, labels)]);
    const buttons = made.map(([, button]) => button);
    bar.append(...buttons);
    buttons[0].tabIndex = 0;
    bar.addEventListener("keydown", (event) => move(event, buttons));
    const show = () => made.forEach(([tool, button]) => {
        if (tool.is) button.setAttribute("aria-pressed", editor.isActive(...tool.is));
        else button.setAttribute("aria-disabled", !tool.can(editor.can()));
    });
    editor.on("transaction", show);
    show();
    return bar;
}

function makeButton(editor, tool, labels) {
    const button = document.createElement("button");
    button.type = "button";
    button.tabIndex = -1;
    button.className = `rich-${tool.name}`;
    button.textContent = labels[tool.name];
    button.title = KEYS[tool.name] ?? "";
    button.addEventListener("click", () => {
        if (tool.open) tool.open(editor, labels, tool.at);
        else {
            editor.view.focus();  // at once: the editor's own command waits, and a letter is lost
            tool.run(editor.chain()).run();
        }
    });
    return button;
}

function move(event, buttons) {
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const steps = {ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1};
    const now = buttons.indexOf(document.activeElement);
    const ends = {Home: 0, End: buttons.length - 1};
    const next = ends[event.key] ?? (steps[event.key] && now + steps[event.key]);
    if (next === undefined) return;
    event.preventDefault();
    const to = buttons.at(next % buttons.length);
    buttons[now].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
}
