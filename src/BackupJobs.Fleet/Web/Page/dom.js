// Builds elements. Strings become text nodes, never markup: names and messages of jobs come from services and customers.
// Elements that a view keeps a reference to. Another element never stands in for them.
const own = new WeakSet();
const handlers = new WeakMap();

// "key" names what an element shows, such as a job, among its neighbors. "own" is for elements that a view keeps.
export function h(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "own") own.add(element);
    else if (key === "key") element.dataset.key = value;
    else if (key === "place") Object.assign(element.style, value);
    else if (key.startsWith("on")) listen(element, key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...flat(children));
  return element;
}

// An address inside the page: followed without loading the page again.
export function link(href, properties, ...children) {
  return h("a", { href, "data-link": true, ...properties }, ...children);
}

// Shows new children. What is there already stays the same element, so that the focus and the place of a screen reader survive when jobs
// end.
export function replace(element, ...children) {
  const focused = document.activeElement;
  const parents = [];
  for (let parent = focused?.parentElement; parent && element.contains(parent); parent = parent.parentElement) parents.push(parent);
  update(element, flat(children));
  if (document.activeElement === focused || parents.length === 0) return;
  // What had the focus is gone, or was moved. The next stop is then behind what it was in.
  const next = focused.isConnected ? focused : parents.find((parent) => parent.isConnected);
  if (next && next !== focused && !next.hasAttribute("tabindex")) next.setAttribute("tabindex", "-1");
  next?.focus({ preventScroll: true });
}

export function setText(element, text) {
  // The same text once more would be read out once more.
  if (element.textContent !== text) element.textContent = text;
}

function update(element, fresh) {
  const keyed = new Map();
  for (const child of element.children) if (child.dataset.key !== undefined) keyed.set(child.dataset.key, child);
  const kept = new Set(fresh.map((node) => node.parentNode === element ? node : keyed.get(node.dataset?.key)).filter(Boolean));
  const used = new Set();
  let place = element.firstChild;
  for (const node of fresh) {
    while (place && place !== node && !kept.has(place) && !isAlike(place, node)) place = remove(place);
    const same = node.dataset?.key !== undefined ? keyed.get(node.dataset.key) : place;
    const stays = same && same !== node && !used.has(same) && isAlike(same, node);
    if (stays) adopt(same, node);
    const shown = stays ? same : node;
    used.add(shown);
    if (shown === place) place = place.nextSibling;
    else element.insertBefore(shown, place);
  }
  while (place) place = remove(place);
}

function remove(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function isAlike(old, node) {
  return old.nodeName === node.nodeName && old.dataset?.key === node.dataset?.key && !own.has(old) && !own.has(node);
}

function adopt(old, node) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== node.data) old.data = node.data;
    return;
  }
  for (const { name } of [...old.attributes]) if (name !== "style" && !node.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of node.attributes) if (name !== "style" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  // As an attribute, the content security policy would refuse it.
  if (old.style.cssText !== node.style.cssText) old.style.cssText = node.style.cssText;
  handlers.set(old, handlers.get(node) ?? {});
  for (const event of Object.keys(handlers.get(old))) old.addEventListener(event, dispatch);
  const value = old.nodeName === "SELECT" ? node.value : null;
  update(old, [...node.childNodes]);
  if (value !== null) old.value = value;
  else if (old.nodeName === "INPUT" && old.value !== node.value) old.value = node.value;
}

function listen(element, event, action) {
  handlers.set(element, { ...handlers.get(element), [event]: action });
  element.addEventListener(event, dispatch);
}

// One listener for all, so that an element that stays gets the actions of the one that it stands in for.
function dispatch(event) {
  handlers.get(event.currentTarget)?.[event.type]?.(event);
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => child instanceof Node ? child : document.createTextNode(String(child)));
}
