/* What is pasted, as the editor can read it: styles as elements, paragraphs with a bullet as lists,
   rows of tables as lines, no links and pictures that lead nowhere. The same in Python: rich_text/.
   It is not left to the server, whose answer would come after what is typed or saved meanwhile. */

import {isOwn} from "./rich_text_figure.js";

const LEVEL = /mso-list:\s*l\d+\s+level(\d)\b/i;
const MARKER = /mso-list:\s*ignore/i;
const NUMBERED = /^\(?(?:(\d{1,5})|[a-z]{1,5})[.)]$/i;
const BOLD = /(?<![\w-])font-weight:\s*(?:bold|bolder|[6-9]00)/i;
const NOT_BOLD = /(?<![\w-])font-weight:\s*(?:normal|lighter|[1-5]00)/i;
const ITALIC = /(?<![\w-])font-style:\s*(?:italic|oblique)/i;
const BULLET = /^\s*[•·▪‣◦●■][ \t\xa0]\s*/;
const DASH = /^\s*[-*][ \t\xa0]+/;
const SENTENCE = /[.?!…؟？。][\s»”"'’)]*$/;
const FOOTNOTE = /^#(?:_(?:ftn|edn)|(?:foot|end)note-)/i;
const REDIRECT = /^https?:\/\/(?:www\.)?google\.com\/url\?/i;
const BLOCKS = "p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, figure";

const styleOf = (element) => element.dataset.style ?? "";

export function readable(html, levels) {
    // The Content Security Policy tells of each style that is read, even where nothing shows it.
    const inert = html.replace(/<style\b.*?<\/style>/gis, "")
        .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
    const {body} = new DOMParser().parseFromString(inert, "text/html");
    dropPictures(body);
    setLinks(body);
    makeLists(body);
    [...body.querySelectorAll("p, div")].forEach(makeBullet);
    makeLines(body);
    makeMarks(body);
    setLevels(body, levels);
    return body.innerHTML;
}

/* HTML of lines with bullets; "" where a plain text has none. One dash alone may be speech. */
export function listed(text) {
    let lines = text.split(/[\r\n]+/);
    if (lines.filter((line) => DASH.test(line)).length > 1) lines = lines.map((line) => line.replace(DASH, "• "));
    if (!lines.some((line) => BULLET.test(line))) return "";
    const place = document.createElement("div");
    for (const line of lines.filter((each) => each.trim())) {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        place.append(paragraph);
    }
    return place.innerHTML;
}

/* What the site's policy does not let the browser ask for. */
function dropPictures(body) {
    for (const picture of body.querySelectorAll("img")) {
        if (!isOwn(picture)) picture.remove();
    }
}

function setLinks(body) {
    for (const link of body.querySelectorAll("a[href]")) {
        let href = link.getAttribute("href").trim();
        while (REDIRECT.test(href)) {
            const asked = new URL(href).searchParams;
            const target = asked.get("q") || asked.get("url");
            if (!target) break;
            href = target;
        }
        if (FOOTNOTE.test(href)) link.removeAttribute("href");
        else link.setAttribute("href", href);
    }
}

function makeBullet(paragraph) {
    const {ownerDocument: page, previousElementSibling: last} = paragraph;
    if (!BULLET.test(paragraph.textContent) || paragraph.querySelector(BLOCKS)) return;
    if (paragraph.closest("li, blockquote")) return;
    takeLetters(paragraph, BULLET.exec(paragraph.textContent)[0].length);
    const list = last?.matches("ul[data-bullets]") ? last : page.createElement("ul");
    list.dataset.bullets = "";
    const item = page.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    if (list === last) paragraph.remove();
    else paragraph.replaceWith(list);
}

/* Takes the first `n` letters away. */
function takeLetters(element, n) {
    const texts = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (n > 0 && texts.nextNode()) {
        const taken = Math.min(n, texts.currentNode.length);
        texts.currentNode.deleteData(0, taken);
        n -= taken;
    }
}

/* A row of short cells is a line; what other cells hold are paragraphs. */
function makeLines(body) {
    [...body.querySelectorAll("tr")].reverse().forEach(makeLine);
    for (const frame of body.querySelectorAll("table, thead, tbody, tfoot")) {
        frame.replaceWith(...frame.childNodes);
    }
}

function makeLine(row) {
    const cells = [...row.children].filter((cell) => cell.textContent.trim());
    const isLine = cells.length > 1 && cells.every(isShort);
    const line = row.ownerDocument.createElement(isLine ? "p" : "div");
    cells.forEach((cell, at) => {
        const part = row.ownerDocument.createElement(isLine ? "span" : "div");
        part.append(...((isLine && cell.querySelector("p, div")) || cell).childNodes);
        line.append(...(isLine && at ? [" · ", part] : [part]));
    });
    row.replaceWith(line);
}

function isShort(cell) {
    const blocks = [...cell.querySelectorAll(`${BLOCKS}, br`)];
    return blocks.length < 2 && blocks.every((block) => block.matches("p, div"))
        && !SENTENCE.test(cell.textContent.trim());
}

function makeMarks(body) {
    for (const element of body.querySelectorAll("[data-style]")) {
        const style = styleOf(element);
        if (NOT_BOLD.test(style) && element.matches("b, strong")) {
            element.replaceWith(...element.childNodes);
            continue;
        }
        if (BOLD.test(style) && !element.matches("h1, h2, h3, h4, h5, h6")) wrap(element, "strong");
        if (ITALIC.test(style)) wrap(element, "em");
    }
}

function wrap(element, tag) {
    if (element.querySelector("p, div, ul, ol, table")) return;
    const mark = element.ownerDocument.createElement(tag);
    mark.append(...element.childNodes);
    element.append(mark);
}

function setLevels(body, levels) {
    const above = body.querySelector("h1") ? 1 : 2;
    for (const heading of body.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
        const at = Math.min(Math.max(Number(heading.localName[1]) - above, 0), levels.length - 1);
        const other = heading.ownerDocument.createElement(`h${levels[at]}`);
        other.append(...heading.childNodes);
        heading.replaceWith(other);
    }
}

function makeLists(body) {
    let lists = [];
    let last = null;
    for (const paragraph of body.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) {
        const level = Number(LEVEL.exec(styleOf(paragraph))?.[1] ?? 0);
        if (paragraph.previousElementSibling !== last) lists = [];
        if (level) last = makeItem(paragraph, level, lists);
    }
}

/* Puts the paragraph's content into its list; the outermost list, which stands in its place. */
function makeItem(paragraph, level, lists) {
    const marker = takeMarker(paragraph);
    const tag = marker ? "ol" : "ul";
    const goesOn = ([last, list]) => last < level || (last === level && list.localName === tag);
    while (lists.length && !goesOn(lists.at(-1))) lists.pop();
    if (lists.at(-1)?.[0] !== level) {
        const list = paragraph.ownerDocument.createElement(tag);
        if (marker?.[1] > 1) list.start = marker[1];
        if (lists.length) lists.at(-1)[1].lastElementChild.append(list);
        else paragraph.before(list);
        lists.push([level, list]);
    }
    const item = paragraph.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    lists.at(-1)[1].append(item);
    paragraph.remove();
    return lists[0][1];
}

/* What Word numbers it by, as a match; null for a bullet. */
function takeMarker(paragraph) {
    const found = [...paragraph.querySelectorAll("[data-style]")]
        .find((each) => MARKER.test(styleOf(each)));
    found?.remove();
    return NUMBERED.exec(found?.textContent.trim() ?? "");
}
