/* Suggestions for the search box: ARIA's editable combobox with list autocomplete; its options are
   links. */
function suggestIn(input) {
  const list = input.nextElementSibling, told = list.nextElementSibling, options = list.children;
  let marked, timer, request;

  function mark(place) {
    marked = options[place];
    for (const each of options) each.ariaSelected = each === marked;
    input.setAttribute("aria-activedescendant", marked?.id ?? "");
    marked?.scrollIntoView({block: "nearest"});
  }

  function show(isOpen) {
    list.hidden = !isOpen;
    input.ariaExpanded = isOpen;
    mark(-1);
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    stop();
    told.textContent = "";
    show(false);
  }

  async function ask() {
    const {signal} = request = new AbortController();
    try {
      const url = input.dataset.suggest + encodeURIComponent(input.value);
      const found = await (await fetch(url, {signal})).json();
      list.innerHTML = found.html;
      show(options.length > 0);
      if (told.textContent !== found.told) told.textContent = found.told;
    } catch {
      if (!signal.aborted) close();
    }
  }

  input.oninput = () => {
    stop();
    mark(-1);
    if (input.value.trim().length < 2) close();
    else timer = setTimeout(ask, 150);
  };
  input.onkeydown = (event) => {
    const {key} = event, places = options.length + 1;
    const step = {ArrowDown: 1, ArrowUp: places - 1}[key];
    if (event.isComposing) return;
    if (step && places > 1) {
      if (list.hidden) show(true);
      mark(([...options].indexOf(marked) + 1 + step) % places - 1);
    } else if (key === "Enter" && marked) marked.click();
    else if (key === "Escape" && !list.hidden) close();
    else return mark(-1);
    event.preventDefault();
  };
  input.onblur = input.onchange = list.onclick = close;
  list.onmousedown = () => false;
  Object.assign(input, {role: "combobox", ariaAutoComplete: "list"});
  show(false);
}

const suggest = () => document.querySelectorAll("[data-suggest]:not([role])").forEach(suggestIn);
suggest();
addEventListener("swapped", suggest);
