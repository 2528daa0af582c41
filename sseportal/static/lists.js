/* The filter form and links to other selections change the list in place; if that fails, the browser
   goes there. */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const head = (page) =>
  all("title, [rel=canonical], [rel=alternate], [name=description], [name=robots]", page.head);
let request;

async function go(url, parts, top) {
  request?.abort();
  const {signal} = request = new AbortController();
  try {
    const answer = await fetch(url, {signal});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (top === undefined) {
      history.replaceState(scrollY, "");
      history.pushState(0, "", answer.url);
    }
    swap(page, parts || ".part", top);
  } catch {
    if (!signal.aborted) location.assign(url);
  }
}

/* What was used keeps the focus while the heading is in view; else the heading gets it. */
function swap(page, parts, top) {
  const {id, value} = document.activeElement;
  const boxes = () => all(`fieldset${parts} [type=checkbox]`), old = boxes();
  for (const part of all(parts)) part.replaceChildren(...page.getElementById(part.id).childNodes);
  for (const box of boxes()) box.checked = old.some((o) => o.checked && o.value === box.value);
  for (const each of head(document)) each.remove();
  document.head.append(...head(page));
  dispatchEvent(new Event("swapped"));

  const used = document.getElementById(id) ?? boxes()[old.length];
  const [h1] = all("h1"), isNear = old.length || h1.getBoundingClientRect().bottom > 0;
  (isNear && used || h1).focus({preventScroll: true});
  scrollTo({top: top ?? (isNear ? scrollY : 0), behavior: "instant"});
  if (used?.closest(".narrow")) narrow(used, value);
}

function narrow(box, value) {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const told = box.nextElementSibling;
  let n = 0;
  for (const label of all("label:has([name])", box.closest("fieldset"))) {
    label.hidden = !label.control.checked && !plain(label.textContent).includes(plain(value));
    n += !label.hidden;
  }
  told.textContent = value && told.dataset.told.replace("{n}", n);
  box.value = value;
}

addEventListener("input", ({target}) => {
  const facet = target.closest(".narrow")?.parentNode, more = facet?.querySelector(".more a");
  if (facet) narrow(target, target.value);
  if (more) go(more.href, more.hash);
});
addEventListener("submit", (event) => {
  if (event.target.id !== "filter") return;
  event.preventDefault();
  go("?" + new URLSearchParams(new FormData(event.target)));
});
addEventListener("click", (event) => {
  const link = event.target.closest("main a");
  if (link?.pathname !== location.pathname || link.search === location.search ||
    event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(link.href, link.hash);
});
addEventListener("popstate", ({state}) => state === null || go(location.href, "", state));
