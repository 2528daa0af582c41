/* Makes an editor of each textarea.rich-text. The textarea stays the form's field: what is typed in
   the editor is written to it, with an `input` event; what others write to it is shown, when they
   send an `input` or `change` event. Nothing is written before somebody edits. */

import * as kit from "./django_prose_editor/editor.js";

import {figureNodes, takeFigure} from "./rich_text_figure.js";
import {openAddress} from "./rich_text_link.js";
import {listed, readable} from "./rich_text_paste.js";
import {makeToolbar} from "./rich_text_toolbar.js";

const LETTERS = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff";
const LETTER = `(?![${LETTERS}])[\\p{L}\\p{N}\\p{M}]`;
const WORD = new RegExp(
    `[${LETTERS}]|(?:${LETTER})+(?:[’'.,\\-‑](?:${LETTER})+)*`, "gu");

function countWords(text) {
    return text.match(WORD)?.length ?? 0;
}

function extensions(levels, labels) {
    const Link = kit.Link.extend({addKeyboardShortcuts: () => ({})});
    return [
        kit.Document, kit.Paragraph, kit.Text, kit.HardBreak, kit.Bold, kit.Italic, kit.Blockquote,
        kit.BulletList, kit.ListItem, kit.History, kit.Gapcursor,
        kit.OrderedList.extend({addNodeView: () => null}),
        kit.Heading.configure({levels}),
        Link.configure({openOnClick: false, autolink: false, protocols: ["http", "https", "mailto"]}),
        ...figureNodes(kit, labels),
    ];
}

function described(textarea, label) {
    const help = textarea.getAttribute("aria-describedby");
    return {
        role: "textbox", "aria-multiline": "true", dir: "auto", "aria-label": label?.textContent.trim() ?? "",
        ...(help && {"aria-describedby": help}),
    };
}

function make(textarea) {
    const labels = JSON.parse(textarea.dataset.labels);
    const levels = textarea.dataset.headings.split(" ").map((tag) => Number(tag[1]));
    const label = document.querySelector(`label[for="${CSS.escape(textarea.id)}"]`);
    const place = document.createElement("div");
    textarea.before(place);
    const editor = new kit.Editor({
        element: place, content: textarea.value, injectCSS: false,
        extensions: extensions(levels, labels),
        editorProps: {
            attributes: described(textarea, label),
            transformPastedHTML: (html) => readable(html, levels),
            handlePaste: pasteList,
            handleKeyDown(view, event) {
                // With Caps Lock it is a capital letter.
                const isLetter = event.key.toLowerCase() === "k" && !event.shiftKey;
                const isAsked = isLetter && (event.ctrlKey || event.metaKey);
                if (isAsked) openAddress(editor, labels);
                return isAsked;
            },
            handleClickOn: (view, at, node, pos) => takeFigure(editor, node, pos),
        },
    });
    place.prepend(makeToolbar(editor, labels, levels, textarea.dataset.pictures));
    follow(editor, textarea, labels);
    label?.addEventListener("click", (event) => {
        event.preventDefault();
        editor.view.focus();
    });
}

/* Lines with bullets of a plain text; all else is the editor's own to paste. */
function pasteList(view, {clipboardData}) {
    const isPlain = clipboardData && !clipboardData.types.includes("text/html");
    const html = isPlain && listed(clipboardData.getData("text/plain"));
    return Boolean(html) && view.pasteHTML(html);
}

/* Keeps the editor, the textarea and the number of words in step. */
function follow(editor, textarea, labels) {
    const words = textarea.parentElement.querySelector(".words");
    let isOurs = false;
    const count = () => {
        const n = countWords(editor.getText({blockSeparator: "\n"}));
        words.textContent = (n === 1 ? labels.word : labels.words).replace(/\d+/, () => n);
    };
    editor.on("update", () => {
        isOurs = true;
        textarea.value = editor.isEmpty ? "" : editor.getHTML();
        textarea.dispatchEvent(new Event("input", {bubbles: true}));
        isOurs = false;
        count();
    });
    const show = () => {
        if (isOurs) return;
        editor.commands.setContent(textarea.value, {emitUpdate: false});
        count();
    };
    textarea.addEventListener("input", show);
    textarea.addEventListener("change", show);
    textarea.tabIndex = -1;
    textarea.setAttribute("aria-hidden", "true");
    textarea.parentElement.classList.add("rich-ready");
    count();
}

function makeAll(root) {
    for (const textarea of root.querySelectorAll("textarea.rich-text")) {
        if (!textarea.id.includes("__prefix__")) make(textarea);
    }
}

makeAll(document);
document.addEventListener("formset:added", ({target}) => makeAll(target));
