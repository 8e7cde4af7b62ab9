import { h, link, replace } from "./dom.js";
import { get } from "./api.js";
import { ago, itemAddress, outcomeBadge, time, vaultAddress } from "./format.js";
import { virtualRows } from "./rows.js";

export async function items(context) {
  const { section, query, setQuery, signal } = context;
  const filters = Object.fromEntries(["stale", "name", "subscription", "tenant"].map((name) => [name, query.get(name)]));
  const list = virtualRows({
    label: "Items",
    columns: [["Last backup", "w-state"], ["Item", "w-mid"], ["Vault", "w-mid"], ["Subscription", "w-mid"], ["Last success", "w-time"], ["Last end", "w-time"], ["Kind", ""]],
    load: (cursor) => get("/api/items", { ...filters, cursor, limit: 200 }, signal),
    row: line,
    empty: "No item matches these filters.",
  });
  const change = (event) => setQuery({ [event.target.name]: event.target.value.trim() });
  const text = (name, label) => h("label", {}, label, h("input", { name, value: filters[name] ?? "", onchange: change, autocomplete: "off", spellcheck: "false" }));
  replace(section, h("h1", {}, "Items"),
    h("form", { class: "filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
      h("label", {}, "Success in 24 h", h("select", { name: "stale", onchange: change }, [["", "any"], ["true", "none"], ["false", "at least one"]].map(([value, label]) => h("option", { value, selected: (filters.stale ?? "") === value }, label)))),
      text("name", "Item"), filters.subscription && text("subscription", "Subscription id"), text("tenant", "Tenant"),
      h("button", { type: "button", onclick: () => setQuery({ stale: null, name: null, subscription: null, tenant: null }) }, "Clear")),
    list.element);
  context.changed = () => list.refresh();
  await list.start();
}

function line(item) {
  return h("tr", { key: `${item.vault} ${item.item}` },
    h("td", {}, outcomeBadge(item.lastOutcome)),
    h("td", { title: item.item }, link(itemAddress(item), {}, item.item)),
    h("td", { title: item.vault }, link(vaultAddress(item.vault), {}, item.vaultName)),
    h("td", { title: item.subscription, class: "mono" }, item.tenant ? `${item.tenant}: ${item.subscription}` : item.subscription),
    h("td", { class: "time", title: ago(item.lastSuccess) }, time(item.lastSuccess)),
    h("td", { class: "time" }, time(item.lastEnded)),
    h("td", {}, item.itemKind ?? ""));
}
