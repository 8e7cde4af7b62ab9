import { h, link, replace } from "./dom.js";
import { get } from "./api.js";
import { healthBadge, healthText, number, time, vaultAddress } from "./format.js";
import { virtualRows } from "./rows.js";

export async function vaults(context) {
  const { section, query, setQuery, signal } = context;
  const filters = Object.fromEntries(["health", "subscription", "tenant", "name"].map((name) => [name, query.get(name)]));
  const list = virtualRows({
    label: "Vaults",
    columns: [["Health", "w-state"], ["Vault", "w-mid"], ["Subscription", "w-mid"], ["Failed in 24 h", "w-short"], ["Completed", "w-short"], ["Read until", "w-time"], ["Problem", ""]],
    load: (cursor) => get("/api/vaults", { ...filters, cursor, limit: 200 }, signal),
    row: line,
    empty: "No vault matches these filters.",
  });
  const change = (event) => setQuery({ [event.target.name]: event.target.value.trim() });
  const text = (name, label) => h("label", {}, label, h("input", { name, value: filters[name] ?? "", onchange: change, autocomplete: "off", spellcheck: "false" }));
  replace(section, h("h1", {}, "Vaults"),
    h("form", { class: "filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
      h("label", {}, "Health", h("select", { name: "health", onchange: change }, h("option", { value: "" }, "any"), ["Failing", "Degraded", "Healthy", "Idle"].map((name) => h("option", { value: name, selected: filters.health === name }, healthText(name))))),
      text("name", "Vault"), text("subscription", "Subscription"), text("tenant", "Tenant"),
      h("button", { type: "button", onclick: () => setQuery({ health: null, subscription: null, tenant: null, name: null }) }, "Clear")),
    list.element);
  context.changed = () => list.refresh();
  await list.start();
}

function line(vault) {
  return h("tr", { key: vault.id },
    h("td", {}, healthBadge(vault.health)),
    h("td", { title: vault.id }, link(vaultAddress(vault.id), {}, vault.name)),
    h("td", { title: vault.subscription, class: "mono" }, vault.tenant ? `${vault.tenant}: ${vault.subscription}` : vault.subscription),
    h("td", { class: "number" }, number(vault.lastDay.failed)),
    h("td", { class: "number" }, number(vault.lastDay.completed + vault.lastDay.completedWithWarnings)),
    h("td", { class: "time" }, time(vault.coveredUntil)),
    h("td", { title: vault.problem }, vault.problem ?? ""));
}
