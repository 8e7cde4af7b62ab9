import { h, link, replace, setText } from "./dom.js";
import { get } from "./api.js";
import { day, hour, moment, number, jobAddress, outcomeClass, outcomeText, vaultAddress } from "./format.js";

const width = 1000;
const hours = [6, 12, 24, 48];

export async function night(context) {
  const { section, query, setQuery, signal } = context;
  const length = hours.includes(Number(query.get("hours"))) ? Number(query.get("hours")) : 24;
  const fixed = moment("to", query.get("to"));
  let to, from;
  const lanes = h("div", { class: "lanes", own: true });
  const more = h("button", { type: "button", hidden: true, own: true, onclick: () => load(false) }, "More vaults");
  const none = h("p", { class: "empty", hidden: true, own: true }, "No job ran in this time.");
  let cursor = null;
  const load = async (isFirst) => {
    // The night that is shown until now goes on.
    if (isFirst) {
      to = fixed ?? new Date();
      from = new Date(to - length * 3600e3);
    }
    const page = await get("/api/night", { from: from.toISOString(), to: to.toISOString(), subscription: query.get("subscription"), tenant: query.get("tenant"), outcome: query.get("outcome"), cursor: isFirst ? null : cursor, limit: 60 }, signal);
    cursor = page.nextCursor ?? null;
    more.hidden = cursor === null;
    const shown = page.items.flatMap((vault) => lane(vault, from, to));
    setText(section.querySelector(".lead"), `${day(from)} ${hour(from)} to ${day(to)} ${hour(to)}. Vaults with failures come first.`);
    if (isFirst) replace(lanes, h("span", {}), axis(from, to), shown);
    else lanes.append(...shown);
    none.hidden = !isFirst || page.items.length > 0;
  };
  const shift = (factor) => setQuery({ to: factor === null ? null : new Date(Math.min(Date.now(), to.getTime() + factor * length * 3600e3)).toISOString() });
  const text = (name, label) => h("label", {}, label, h("input", { name, value: query.get(name) ?? "", onchange: (event) => setQuery({ [name]: event.target.value.trim() }), autocomplete: "off", spellcheck: "false" }));
  replace(section, h("h1", {}, "Night"),
    h("p", { class: "lead" }),
    h("form", { class: "filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
      h("label", {}, "Hours", h("select", { onchange: (event) => setQuery({ hours: event.target.value }) }, hours.map((value) => h("option", { value, selected: value === length }, value)))),
      h("label", {}, "Jobs", h("select", { onchange: (event) => setQuery({ outcome: event.target.value }) }, [["", "all"], ["Failed", "failed"], ["CompletedWithWarnings", "with warnings"]].map(([value, text]) => h("option", { value, selected: (query.get("outcome") ?? "") === value }, text)))),
      text("tenant", "Tenant"), query.get("subscription") && text("subscription", "Subscription id"),
      h("button", { type: "button", onclick: () => shift(-1) }, "Earlier"),
      h("button", { type: "button", onclick: () => shift(1), disabled: !query.get("to") }, "Later"),
      h("button", { type: "button", onclick: () => shift(null), disabled: !query.get("to") }, "Now")),
    h("ul", { class: "legend" }, ["Failed", "CompletedWithWarnings", "Completed", "Cancelled", ""].map((outcome) => h("li", {}, h("span", { class: `cell ${outcomeClass(outcome)}`, "aria-hidden": "true" }), outcomeText(outcome)))),
    h("div", { class: "card scroll", tabindex: "0", role: "region", "aria-label": "Jobs over time by vault" }, lanes, none, more));
  // A moment of the past does not change.
  if (!fixed) context.changed = () => cursor === null ? load(true) : false;
  await load(true);
}

// The place of a moment on the axis, in percent.
const x = (at, from, to) => Math.max(0, Math.min(100, (new Date(at) - from) / (to - from) * 100));

function ticks(from, to) {
  const step = (to - from) / 3600e3 <= 12 ? 1 : (to - from) / 3600e3 <= 24 ? 2 : 4;
  const first = new Date(from);
  first.setMinutes(0, 0, 0);
  const marks = [];
  for (let at = first; at <= to; at = new Date(at.getTime() + 3600e3)) if (at >= from && at.getHours() % step === 0) marks.push(at);
  return marks;
}

function axis(from, to) {
  return h("div", { class: "axis", "aria-hidden": "true" }, ticks(from, to).map((at) => h("span", { place: { left: `${x(at, from, to)}%` } }, hour(at))));
}

function lane(vault, from, to) {
  const failed = vault.jobs.filter((job) => job.outcome === "Failed").length;
  const name = `${vault.name}: ${number(vault.jobs.length)} jobs, ${number(failed)} failed`;
  return [
    h("div", { class: "lane-name", key: vault.id }, link(vaultAddress(vault.id), { title: vault.id }, vault.name)),
    h("div", { class: "lane", key: `${vault.id} jobs`, role: "group", "aria-label": name },
      ticks(from, to).map((at) => h("span", { class: "tick", key: at.toISOString(), place: { left: `${x(at, from, to)}%` } })),
      painted(vault.jobs).map((job) => bar(vault.id, job, from, to))),
  ];
}

// What is painted last is on top.
const painted = (jobs) => jobs.toSorted((left, right) => rank(left) - rank(right));
const rank = (job) => ["Completed", "Cancelled", "Unknown", "CompletedWithWarnings", "Failed"].indexOf(job.outcome);

function bar(vault, job, from, to) {
  const start = x(job.started ?? job.ended, from, to);
  const text = `${job.item || job.jobId}: ${job.operation ?? ""} ${outcomeText(job.outcome)}`;
  const properties = {
    class: `bar ${outcomeClass(job.outcome)}`, key: job.jobId, title: text, "aria-label": text,
    place: { left: `${start}%`, width: `${x(job.ended ?? to, from, to) - start}%` },
  };
  // A job that is running has no page yet.
  return job.outcome ? link(jobAddress({ vault, jobId: job.jobId }), properties) : h("span", { ...properties, role: "img" });
}
