/* What is pasted, as the editor can read it: styles as elements, and Word's paragraphs with a bullet
   as lists. The same in Python: rich_text/marks.py and rich_text/word_lists.py. */

const LEVEL = /mso-list:\s*l\d+\s+level(\d)\b/i;
const MARKER = /mso-list:\s*ignore/i;
const NUMBERED = /^\(?(?:(\d{1,5})|[a-z]{1,5})[.)]$/i;
const BOLD = /(?<![\w-])font-weight:\s*(?:bold|bolder|[6-9]00)/i;
const NOT_BOLD = /(?<![\w-])font-weight:\s*(?:normal|lighter|[1-5]00)/i;
const ITALIC = /(?<![\w-])font-style:\s*(?:italic|oblique)/i;

const styleOf = (element) => element.dataset.style ?? "";

export function readable(html, levels) {
    // The Content Security Policy tells of each style that is read, even where nothing shows it.
    const inert = html.replace(/<style\b.*?<\/style>/gis, "")
        .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="));
    const {body} = new DOMParser().parseFromString(inert, "text/html");
    makeLists(body);
    makeMarks(body);
    setLevels(body, levels);
    return body.innerHTML;
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
