import { h, link, replace } from "./dom.js";
import { get } from "./api.js";
import { between, jobAddress, moment, outcomeBadge, outcomeNames, outcomeText, time, vaultAddress } from "./format.js";
import { virtualRows } from "./rows.js";

export async function jobs(context) {
  const { section, query, setQuery, signal } = context;
  const filters = Object.fromEntries(["outcome", "text", "item", "operation", "from", "to", "vault", "subscription", "tenant"].map((name) => [name, query.get(name)]));
  const list = virtualRows({
    label: "Jobs",
    columns: [["Outcome", "w-state"], ["Item", "w-mid"], ["Operation", "w-short"], ["Vault", "w-mid"], ["Subscription", "w-mid"], ["Started", "w-time"], ["Duration", "w-short"], ["Error", ""]],
    load: async (cursor) => get("/api/jobs", { ...times(filters), cursor, limit: 200 }, signal),
    row: line,
    empty: "No job matches these filters.",
  });
  replace(section, h("h1", {}, "Jobs"), filterForm(filters, setQuery), list.element);
  context.changed = () => list.refresh();
  await list.start();
}

// A date field has no time zone: it means the reader's.
function times(filters) {
  const midnight = (name, days) => {
    const date = moment(name, /^\d{4}-\d\d-\d\d$/.test(filters[name]) ? `${filters[name]}T00:00` : filters[name]);
    date?.setDate(date.getDate() + days);
    return date?.toISOString();
  };
  return { ...filters, from: midnight("from", 0), to: midnight("to", 1) };
}

function line(job) {
  return h("tr", { key: job.key },
    h("td", {}, outcomeBadge(job.outcome)),
    h("td", { title: job.item }, link(jobAddress(job), {}, job.item || job.jobId)),
    h("td", {}, job.operation ?? "–"),
    h("td", { title: job.vault }, link(vaultAddress(job.vault), {}, job.vaultName)),
    h("td", { title: job.subscription, class: "mono" }, job.tenant ? `${job.tenant}: ${job.subscription}` : job.subscription),
    h("td", { class: "time" }, time(job.started)),
    h("td", { class: "time" }, between(job.started, job.ended)),
    h("td", { title: job.error }, job.error ?? ""));
}

function filterForm(filters, setQuery) {
  const change = (event) => setQuery({ [event.target.name]: event.target.value.trim() });
  const text = (name, label) => h("label", {}, label, h("input", { name, value: filters[name] ?? "", onchange: change, autocomplete: "off", spellcheck: "false" }));
  const date = (name, label) => h("label", {}, label, h("input", { name, type: !filters[name] || /^\d{4}-\d\d-\d\d$/.test(filters[name]) ? "date" : "text", value: filters[name] ?? "", onchange: change }));
  return h("form", { class: "filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
    h("label", {}, "Outcome", h("select", { name: "outcome", onchange: change }, h("option", { value: "" }, "any"), outcomeNames.map((name) => h("option", { value: name, selected: filters.outcome === name }, outcomeText(name))))),
    text("text", "Search"), text("item", "Item"), text("operation", "Operation"), date("from", "From"), date("to", "To"),
    filters.vault && text("vault", "Vault id"), filters.subscription && text("subscription", "Subscription id"), filters.tenant && text("tenant", "Tenant"),
    h("button", { type: "button", onclick: () => setQuery(Object.fromEntries(Object.keys(filters).map((name) => [name, null]))) }, "Clear"));
}
