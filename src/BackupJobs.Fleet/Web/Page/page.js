import { h, link, replace } from "./dom.js";
import { answered, forgetKey, hasKey, listen } from "./api.js";
import { overview } from "./overview.js";
import { night } from "./night.js";
import { jobs } from "./jobs.js";
import { vaults } from "./vaults.js";
import { items } from "./items.js";
import { job } from "./job.js";
import { item } from "./item.js";
import { deadLetters } from "./dead-letters.js";
import { Freshness } from "./freshness.js";

// Each view gets its filters from the address, draws into a section, and returns what to do when a job ends.
const views = [
  ["/", "Estate", overview], ["/night", "Night", night], ["/jobs", "Jobs", jobs], ["/vaults", "Vaults", vaults], ["/items", "Items", items],
  ["/job", "Job", job], ["/item", "Item", item], ["/dead-letters", "Dead letters", deadLetters],
];
const main = document.getElementById("main");
const freshness = new Freshness(document.getElementById("live"));
let current = null;

// A changed filter draws into the section that is shown, so that the filter keeps the focus.
async function show(isNew, isFilter = false) {
  current?.stop.abort();
  const [path, title, view] = views.find(([candidate]) => candidate === location.pathname) ?? [null, "Not found", notFound];
  for (const anchor of document.querySelectorAll("nav a")) {
    if (anchor.getAttribute("href") === path) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }
  document.title = `${title} – Backup fleet`;
  const stop = new AbortController();
  const section = isFilter ? current.context.section : h("div", {});
  const context = { section, query: new URLSearchParams(location.search), signal: stop.signal, go, setQuery, changed: null };
  const mine = current = { stop, context };
  if (!isFilter) {
    section.append(h("p", { class: "empty" }, "Loading …"));
    main.replaceChildren(section);
  }
  if (isNew) { main.focus(); scrollTo(0, 0); }
  try {
    await view(context);
    drawn(mine);
  } catch (error) {
    if (stop.signal.aborted) return;
    freshness.drawn(null);
    mine.isFailed = error.status === 0 || error.status >= 500;
    // The filters stay: one of them may be what is wrong.
    const notice = h("p", { class: "notice error", role: "alert" }, error.message);
    const heading = section.querySelector("h1");
    if (heading) heading.after(notice);
    else replace(section, h("h1", {}, title), notice);
  }
}

// What an earlier request brings does not count for the view that is shown now.
function drawn(mine) {
  if (mine === current) freshness.drawn(answered());
}

function notFound({ section }) {
  replace(section, h("h1", {}, "Not found"), h("p", {}, "There is no page at this address. ", link("/", {}, "Open the estate"), "."));
}

export function go(address) {
  history.pushState(null, "", address);
  show(true);
}

// Filters are part of the address, so that a view can be sent to somebody, and the browser's own buttons work.
function setQuery(values) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    if (value === "" || value === null || value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.pushState(null, "", location.pathname + (text ? `?${text}` : ""));
  show(false, true);
}

document.addEventListener("click", (event) => {
  const anchor = event.target.closest?.("a[data-link]");
  if (!anchor || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(anchor.getAttribute("href"));
});
addEventListener("popstate", () => show(true));

const forget = document.getElementById("forget");
forget.addEventListener("click", () => { forgetKey(); location.reload(); });
document.getElementById("zone").textContent = `Times are in ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`;
show(false);

// Many jobs end in one second of the night: a view is refreshed once in two seconds at most.
let waiting = null;
function refreshSoon() {
  waiting ??= setTimeout(refresh, 2000);
}

async function refresh() {
  clearTimeout(waiting);
  waiting = null;
  if (document.hidden) return;
  if (current.isFailed) return show(false);
  const mine = current;
  try {
    // A job that has ended does not change, and a list keeps its rows for a reader who has scrolled.
    const isDrawn = mine.context.changed ? await mine.context.changed() : false;
    if (isDrawn !== false) drawn(mine);
    else if (mine === current) freshness.kept();
  } catch (error) {
    // A reader who has left the view has no use for it.
    if (mine === current && !mine.stop.signal.aborted) freshness.failed(error.message);
  }
}

// While no job ends, figures of the last 24 hours and ages change all the same.
const longestUnchanged = 60000;

listen((event) => {
  forget.hidden = !hasKey();
  freshness.heard(event.data);
  // The service still knows more than the page, such as what it cannot read and why.
  if (event.type === "unread" && Date.now() - freshness.drawnAt > longestUnchanged) refresh();
  if (!freshness.isAnswering) return;
  if (!freshness.isCurrent) refresh();
  else if (event.type === "job") refreshSoon();
  else if (Date.now() - freshness.drawnAt > longestUnchanged) refresh();
}, () => freshness.cut());

// A page in the background is not drawn; the Back button shows one that has heard nothing since.
document.addEventListener("visibilitychange", () => { if (freshness.isAnswering) refresh(); });
addEventListener("pageshow", (event) => { if (event.persisted) freshness.cut(); });
