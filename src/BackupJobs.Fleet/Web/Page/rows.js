// A table of any length: rows are fetched page by page, and only those in view are in the document.
import { h, replace, setText } from "./dom.js";
import { number } from "./format.js";

const height = 40;
const spare = 12;

export function virtualRows({ label, columns, load, row, empty }) {
  let rows = [];
  let cursor = null;
  let total = null;
  let isDone = false;
  let loading = null;
  const body = h("tbody", { own: true });
  const table = h("table", { "aria-label": label }, h("thead", {}, h("tr", {}, columns.map(([name, style]) => h("th", { scope: "col", class: style }, name)))), body);
  const scroller = h("div", { class: "rows", tabindex: "0", role: "region", "aria-label": label }, table);
  const count = h("p", { class: "count", role: "status" });

  function draw() {
    const first = Math.max(0, Math.floor(scroller.scrollTop / height) - spare);
    const last = Math.min(rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / height) + spare);
    const space = (lines) => lines > 0 && sized(h("tr", { class: "space", "aria-hidden": "true" }, h("td", { colspan: columns.length })), lines);
    table.setAttribute("aria-rowcount", isDone ? rows.length + 1 : total !== null ? total + 1 : -1);
    replace(body, space(first), rows.slice(first, last).map((data, index) => { const line = row(data); line.setAttribute("aria-rowindex", first + index + 2); return line; }), space(rows.length - last));
    if (!rows.length && isDone) replace(body, h("tr", {}, h("td", { colspan: columns.length }, h("span", { class: "empty" }, empty))));
    setText(count, rows.length ? (isDone ? `${number(rows.length)} rows` : total === null ? `${number(rows.length)} rows loaded, more below` : `${number(rows.length)} of ${number(total)} rows loaded`) : "");
    if (!isDone && last > rows.length - 50) more();
  }

  function sized(line, lines) { line.firstChild.style.height = `${lines * height}px`; return line; }

  async function more() {
    if (loading || isDone) return loading;
    loading = (async () => {
      const page = await load(cursor);
      rows = rows.concat(page.items);
      cursor = page.nextCursor ?? null;
      total = page.total ?? total;
      isDone = cursor === null;
    })();
    try { await loading; } finally { loading = null; }
    draw();
  }

  scroller.addEventListener("scroll", () => requestAnimationFrame(draw), { passive: true });
  return {
    element: h("div", { own: true }, scroller, count),
    start: more,
    // New rows are on top; a reader who has scrolled keeps the place, and sees them when back.
    async refresh() {
      if (scroller.scrollTop > height || loading) return false;
      loading = load(null);
      try {
        const page = await loading;
        [rows, cursor, total, isDone] = [page.items, page.nextCursor ?? null, page.total ?? total, !page.nextCursor];
      } finally {
        loading = null;
      }
      draw();
      return true;
    },
  };
}
