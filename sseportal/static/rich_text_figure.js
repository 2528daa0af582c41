/* Figures in the editor: a picture of the library, which its lasting address names, and its caption.
   The server's rule: rich_text/allow_list.py. */

const OWN = /^\/pictures\/[1-9]\d{0,17}\/$/;
export const isOwn = (image) => OWN.test(image?.getAttribute("src") ?? "");

export function figureNodes({Node}, labels) {
    const Picture = Node.create({
        name: "picture", selectable: false,
        addAttributes: () => ({src: {default: null}, alt: {default: ""}}),
        parseHTML: () => [{tag: "img[src]", getAttrs: (image) => isOwn(image) && null}],
        renderHTML: ({HTMLAttributes}) => ["img", HTMLAttributes],
        addNodeView: () => ({node}) => ({dom: shownPicture(node.attrs, labels)}),
    });
    const Caption = Node.create({
        name: "caption", content: "inline*", isolating: true,
        parseHTML: () => [{tag: "figcaption"}],
        renderHTML: () => ["figcaption", 0],
        addNodeView: () => () => {
            const dom = document.createElement("figcaption");
            dom.dataset.placeholder = labels.caption;
            return {dom, contentDOM: dom};
        },
    });
    const Figure = Node.create({
        name: "figure", group: "block", content: "picture caption", isolating: true,
        draggable: true, allowGapCursor: false, priority: 900,
        parseHTML: () => [
            {tag: "figure", getAttrs: (figure) => isOwn(figure.querySelector("img")) && null},
        ],
        renderHTML: () => ["figure", 0],
        addKeyboardShortcuts: () => ({Enter: leave, Backspace: back, Delete: forward}),
    });
    return [Picture, Caption, Figure];
}

/* What is told of it is told in the library: an empty `alt` is no nameless picture. */
function shownPicture({src, alt}, labels) {
    const image = document.createElement("img");
    if (src) image.src = src;
    image.alt = alt || labels.picture;
    return image;
}

/* Below the block that is written in, or in place of an empty one; then the caption is written. */
export function putFigure(editor, src) {
    const {$from} = editor.state.selection;
    const depth = depthOf($from, "figure") || $from.depth;
    const end = depth ? $from.after(depth) : editor.state.selection.to;
    const start = isInEmpty($from, editor.schema.nodes.figure) ? $from.before() : end;
    const figure = {type: "figure", content: [{type: "picture", attrs: {src}}, {type: "caption"}]};
    editor.chain().insertContentAt({from: start, to: end}, figure)
        .setTextSelection(start + 3).scrollIntoView().run();
    // The caption moves down when the picture is there.
    const image = editor.view.nodeDOM(start).querySelector("img");
    image.addEventListener("load", () => editor.commands.scrollIntoView(), {once: true});
}

/* Whether a figure may stand where there is but an empty paragraph now. */
function isInEmpty($from, figure) {
    const {parent, depth} = $from;
    if (!depth || parent.type.name !== "paragraph" || parent.content.size) return false;
    const at = $from.index(depth - 1);
    return $from.node(depth - 1).canReplaceWith(at, at + 1, figure);
}

/* A click on the picture takes the whole figure. */
export function takeFigure(editor, node, pos) {
    return node.type.name === "picture" && editor.commands.setNodeSelection(pos - 1);
}

function depthOf($pos, name) {
    let {depth} = $pos;
    while (depth && $pos.node(depth).type.name !== name) depth -= 1;
    return depth;
}

function captionAt({editor}) {
    const {$from, empty} = editor.state.selection;
    return $from.parent.type.name === "caption" && {$from, empty};
}

function leave({editor}) {
    const at = captionAt({editor});
    if (!at) return false;
    const after = at.$from.after(depthOf(at.$from, "figure"));
    return editor.chain().insertContentAt(after, {type: "paragraph"})
        .setTextSelection(after + 1).scrollIntoView().run();
}

/* Backspace in an empty caption takes the figure; another one, as with all that is taken, removes
   it. At either end of a caption nothing beyond it is drawn in. */
function back({editor}) {
    const at = captionAt({editor});
    if (!at || !at.empty || at.$from.parentOffset) return false;
    if (at.$from.parent.content.size) return true;
    return editor.commands.setNodeSelection(at.$from.before(depthOf(at.$from, "figure")));
}

function forward({editor}) {
    const at = captionAt({editor});
    return Boolean(at && at.empty && at.$from.parentOffset === at.$from.parent.content.size);
}
