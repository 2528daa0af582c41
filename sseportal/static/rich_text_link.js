/* Asks for the address of a link, in a dialog. The server's rule: rich_text/allow_list.py. */

const ADDRESS = /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)[^\s\\]*$/i;
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/* What is typed, with `https://` before a bare name of a host. */
function addressOf(typed) {
    return HOST.test(typed) ? `https://${typed}` : typed;
}

export function openAddress(editor, labels) {
    const dialog = document.createElement("dialog");
    dialog.className = "rich-dialog";
    dialog.innerHTML = `<form method="dialog"><label><span></span><input type="text" dir="ltr"
        inputmode="url" autocomplete="off" spellcheck="false"></label><p class="help"></p>
        <p class="errornote" role="alert" hidden></p>
        <button class="button"></button> <button type="button" class="button"></button></form>`;
    const [label, input, help, error] = ["span", "input", ".help", "[role=alert]"]
        .map((found) => dialog.querySelector(found));
    const [apply, cancel] = dialog.querySelectorAll("button");
    dialog.setAttribute("aria-label", labels.link);
    label.textContent = labels.address;
    help.textContent = labels.addressHelp;
    error.textContent = labels.noAddress;
    apply.textContent = labels.apply;
    cancel.textContent = labels.cancel;
    input.value = editor.getAttributes("link").href ?? "";
    cancel.addEventListener("click", () => dialog.close());
    dialog.querySelector("form").addEventListener("submit", (event) => {
        const href = addressOf(input.value.trim());
        error.hidden = !href || ADDRESS.test(href);
        if (error.hidden) put(editor, href);
        else event.preventDefault();
    });
    dialog.addEventListener("close", () => {
        dialog.remove();
        editor.view.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
}

function put(editor, href) {
    const chain = editor.chain().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
        const mark = {type: "link", attrs: {href}};
        editor.chain().insertContent({type: "text", text: href, marks: [mark]}).run();
    } else chain.setLink({href}).run();
}
