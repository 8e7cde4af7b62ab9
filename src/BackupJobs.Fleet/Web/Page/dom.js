// Builds elements. Strings become text nodes, never markup: names and messages of jobs come from services and customers.
const svgNames = new Set(["svg", "rect", "line", "text", "title", "g"]);

export function h(name, properties, ...children) {
  const isSvg = svgNames.has(name) || properties?.svg;
  const element = isSvg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (value === null || value === undefined || value === false || key === "svg") continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

// An address inside the page: followed without loading the page again.
export function link(href, properties, ...children) {
  return h("a", { href, "data-link": true, ...properties }, ...children);
}

export function replace(element, ...children) {
  const all = [];
  (function flatten(list) { for (const child of list) Array.isArray(child) ? flatten(child) : child && all.push(child); })(children);
  element.replaceChildren(...all);
}
