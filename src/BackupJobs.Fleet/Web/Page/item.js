import { h, link, replace } from "./dom.js";
import { get } from "./api.js";
import { ago, between, day, jobAddress, outcomeBadge, outcomeClass, outcomeText, plural, time, vaultAddress } from "./format.js";

export async function item(context) {
  const vault = context.query.get("vault") ?? "";
  const name = context.query.get("item") ?? "";
  if (!vault || !name) throw new Error("The address must name a vault and an item: /item?vault=…&item=…. Open the item from a list.");
  const draw = async () => show(context, vault, await get("/api/items/history", { vault, item: name, days: context.query.get("days") ?? 30 }, context.signal));
  context.changed = draw;
  await draw();
}

function show({ section, setQuery }, vault, data) {
  replace(section,
    h("h1", {}, data.item),
    h("p", { class: "lead" }, "in ", link(vaultAddress(vault), {}, data.vaultName), `. Last success: ${data.lastSuccess ? ago(data.lastSuccess) : "none in these days"}.`),
    h("form", { class: "filters", "aria-label": "Time", onsubmit: (event) => event.preventDefault() },
      h("label", {}, "Days", h("select", { onchange: (event) => setQuery({ days: event.target.value }) }, [14, 30, 90, 365].map((days) => h("option", { value: days, selected: days === data.days }, days))))),
    h("section", { class: "card" }, h("h2", {}, "Day by day"),
      h("ul", { class: "cells" }, data.byDay.map((entry) => { const text = `${day(new Date(entry.date + "T12:00Z"))}: ${entry.outcome ? outcomeText(entry.outcome) : "no job"}`; return h("li", { key: entry.date, class: `cell ${entry.outcome ? outcomeClass(entry.outcome) : "none"}`, title: text }, h("span", { class: "visually-hidden" }, text)); })),
      h("p", { class: "count" }, "Oldest first, days in UTC. A dashed cell is a day without a job.")),
    h("section", { class: "card" }, h("h2", {}, "Gaps"),
      data.gaps.length ? h("ul", {}, data.gaps.map((gap) => h("li", {}, time(gap.from), " to ", gap.to ? time(gap.to) : "now", `: ${gap.reason === "NotRead" ? "the vault could not be read" : `no success for ${between(gap.from, gap.to ?? new Date().toISOString())}`}`))) : h("p", { class: "empty" }, "None of more than a day in the jobs that are known."),
      h("p", { class: "count" }, ...watched(data))),
    h("section", { class: "card" }, h("h2", {}, plural(data.jobs.length, "job")),
      h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, ["Outcome", "Operation", "Started", "Duration", "Error"].map((title) => h("th", { scope: "col" }, title)))),
        h("tbody", {}, data.jobs.map((job) => h("tr", { key: job.key }, h("td", {}, outcomeBadge(job.outcome)), h("td", {}, link(jobAddress(job), {}, job.operation ?? "Job")), h("td", { class: "time" }, time(job.started)), h("td", { class: "time" }, between(job.started, job.ended)), h("td", {}, job.error ?? ""))))))));
}

// Of the time before, the first list has only the jobs that the vault still had.
function watched(data) {
  if (!data.watchedSince) return ["The vault is not watched."];
  return ["The vault is watched since ", time(data.watchedSince), data.lastRead ? " and was last read " : ", and has not been read yet.", ...(data.lastRead ? [time(data.lastRead), "."] : []), " Of the time before only the jobs that it still listed are known."];
}
