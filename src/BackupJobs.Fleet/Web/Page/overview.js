import { h, link, replace } from "./dom.js";
import { get } from "./api.js";
import { healthBadge, healthClass, healthText, itemAddress, number, plural, time, vaultAddress, ago } from "./format.js";

const kinds = {
  Failed: "failed", Stale: "no success", Unreadable: "cannot be read", Unsearched: "cannot be searched", NoVaults: "no vault found", DeadLetter: "not delivered",
};
const kindClass = { Failed: "failed", Stale: "warnings", Unreadable: "unknown", Unsearched: "failed", NoVaults: "warnings", DeadLetter: "failed" };

export async function overview(context) {
  const filters = { subscription: context.query.get("subscription"), tenant: context.query.get("tenant") };
  const draw = async () => show(context, filters, await get("/api/overview", filters, context.signal));
  context.changed = draw;
  await draw();
}

function show({ section }, filters, data) {
  replace(section,
    h("h1", {}, "Estate"),
    tiles(filters, data),
    data.gaps > 0 && h("p", { class: "notice" }, `${plural(data.gaps, "vault")} could not be read for longer than a list reaches back. Jobs of that time are being listed again.`),
    h("div", { class: "columns" },
      h("section", { class: "card", "aria-labelledby": "map" },
        h("h2", { id: "map" }, "Vaults by subscription"),
        legend(),
        data.subscriptions.length ? h("ul", { class: "grid-of" }, data.subscriptions.map(subscription)) : h("p", { class: "empty" }, data.attention.some((need) => need.kind === "Unsearched") ? "No vault has been found; a tenant could not be searched." : "No vault has been found yet.")),
      h("section", { class: "card", "aria-labelledby": "first" },
        h("h2", { id: "first" }, "Needs a person first"),
        data.attention.length ? h("ul", { class: "attention" }, data.attention.map(entry)) : h("p", { class: "empty" }, nothing(data)),
        h("p", { class: "count" }, ...known(data)),
        data.attentionTotal > data.attention.length && h("p", { class: "count" }, `and ${number(data.attentionTotal - data.attention.length)} more: `, link("/vaults?health=Failing", {}, "failing vaults")))));
}

// Only what is known: vaults without a job, and those that were not read yet, have no success either.
function nothing(data) {
  if (!data.items) return "Nothing is known to have failed. No backup job is known yet.";
  return `Nothing. ${data.items === 1 ? "The item with a known backup job has" : `All ${number(data.items)} items with known backup jobs have`} a success in the last 24 hours.`;
}

function known(data) {
  const read = `${number(data.vaultsRead)} of ${plural(data.vaults, "vault")} ${data.vaultsRead === 1 ? "has" : "have"} been read`;
  return data.watchedSince ? [`${read}, watched since `, time(data.watchedSince), "."] : [`${read}.`];
}

// Each leads to what it counts.
function tiles(filters, data) {
  const last = data.lastDay;
  const from = new Date(new Date(data.asOf).getTime() - 86_400_000).toISOString();
  const to = (path, more) => {
    const query = new URLSearchParams(Object.entries({ ...more, ...filters }).filter(([, value]) => value)).toString();
    return query ? `${path}?${query}` : path;
  };
  const tile = (href, style, value, text) => h("li", {}, link(href, { class: style }, h("strong", {}, number(value)), h("span", {}, text)));
  return h("ul", { class: "tiles", "aria-label": "Last 24 hours" },
    tile(to("/jobs", { outcome: "Failed", from }), last.failed ? "bad" : "", last.failed, "failed in 24 h"),
    tile(to("/items", { stale: "true" }), data.itemsWithoutSuccess ? "warn" : "", data.itemsWithoutSuccess, "items without a success"),
    tile(to("/jobs", { outcome: "CompletedWithWarnings", from }), last.completedWithWarnings ? "warn" : "", last.completedWithWarnings, "with warnings in 24 h"),
    tile(to("/jobs", { outcome: "Completed", from }), "ok", last.completed, "completed in 24 h"),
    tile(to("/vaults"), "", data.vaults, "vaults"),
    tile("/dead-letters", data.deadLetters ? "bad" : "", data.deadLetters, "dead letters"));
}

function legend() {
  return h("ul", { class: "legend" }, ["Failing", "Degraded", "Healthy", "Idle"].map((health) => h("li", {}, h("span", { class: `cell ${healthClass(health)}`, "aria-hidden": "true" }), healthText(health))));
}

function subscription(entry) {
  return h("li", { key: entry.id },
    h("div", { class: "grid-head" },
      link(`/vaults?subscription=${encodeURIComponent(entry.id)}`, { class: "name", title: entry.id }, entry.tenant ? `${entry.tenant}: ${entry.id}` : entry.id),
      healthBadge(entry.health),
      h("span", { class: "sum" }, `${plural(entry.vaultCount, "vault")}, ${number(entry.failingVaults)} failing`)),
    h("ul", { class: "cells" }, entry.cells.map((cell) => h("li", { key: cell.vault },
      link(vaultAddress(cell.vault), { class: `cell ${healthClass(cell.health)}`, title: `${cell.name}: ${healthText(cell.health)}` },
        h("span", { class: "visually-hidden" }, `${cell.name}: ${healthText(cell.health)}`))))),
    entry.vaultCount > entry.cells.length && h("p", { class: "count" }, link(`/vaults?subscription=${encodeURIComponent(entry.id)}`, {}, `and ${plural(entry.vaultCount - entry.cells.length, "vault")} more`)));
}

function entry(need) {
  const address = need.kind === "DeadLetter" ? "/dead-letters"
    : need.item ? itemAddress(need)
    : need.vault ? vaultAddress(need.vault)
    : need.kind === "NoVaults" ? `/vaults${need.tenant ? `?tenant=${encodeURIComponent(need.tenant)}` : ""}`
    : "/vaults?health=Failing";
  return h("li", { key: `${need.kind} ${address} ${need.tenant ?? ""} ${need.text}` },
    h("span", { class: `state ${kindClass[need.kind] ?? "unknown"}` }, kinds[need.kind] ?? need.kind),
    link(address, { class: "where" }, where(need)),
    need.since ? h("span", { title: ago(need.since) }, time(need.since)) : h("span", {}),
    need.text && h("p", {}, need.text),
    need.details && h("details", {}, h("summary", {}, "Details"), h("pre", {}, need.details)));
}

function where(need) {
  const tenant = need.tenant ? `tenant ${need.tenant}` : "the default tenant";
  if (need.kind === "Unsearched" || need.kind === "NoVaults") return tenant;
  if (need.kind === "Unreadable" && !need.vault) return `${plural(need.count, "vault")} of ${tenant}`;
  return [need.item, need.vaultName].filter(Boolean).join(" in ") || need.kind;
}
