import { h } from "./dom.js";

const outcomes = {
  Completed: ["completed", "completed"],
  CompletedWithWarnings: ["warnings", "with warnings"],
  Failed: ["failed", "failed"],
  Cancelled: ["cancelled", "cancelled"],
  Unknown: ["unknown", "unknown"],
};
const healths = { Failing: ["failing", "failing"], Degraded: ["degraded", "needs a look"], Healthy: ["healthy", "healthy"], Idle: ["idle", "no jobs"] };

export const outcomeNames = Object.keys(outcomes);

export function outcomeClass(outcome) { return (outcomes[outcome] ?? ["running"])[0]; }
export function outcomeText(outcome) { return (outcomes[outcome] ?? ["", "running"])[1]; }
export function healthClass(health) { return (healths[health] ?? ["idle"])[0]; }
export function healthText(health) { return (healths[health] ?? ["", health])[1]; }

export function outcomeBadge(outcome) { return h("span", { class: `state ${outcomeClass(outcome)}` }, outcomeText(outcome)); }
export function healthBadge(health) { return h("span", { class: `state ${healthClass(health)}` }, healthText(health)); }

const timeFormat = new Intl.DateTimeFormat(undefined, { month: "short", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const hourFormat = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dayFormat = new Intl.DateTimeFormat(undefined, { month: "short", day: "2-digit" });
const numberFormat = new Intl.NumberFormat();

// A time of the address; null if there is none.
export function moment(name, value) {
  if (!value) return null;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new Error(`'${name}' in the address is '${value}'; it must be a time such as 2026-11-29 or 2026-11-29T03:00:00Z.`);
  return date;
}

export const number = (value) => numberFormat.format(value);
export const hour = (date) => hourFormat.format(date);
export const day = (date) => dayFormat.format(date);

export function time(value) {
  return value ? h("time", { datetime: value, title: value.replace("T", " ").replace(/\.\d+/, "") }, timeFormat.format(new Date(value))) : "–";
}

export function span(seconds) {
  if (seconds === null || seconds === undefined || Number.isNaN(seconds)) return "–";
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (minutes < 90) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
  return `${Math.floor(minutes / 1440)} days`;
}

export function between(from, to) {
  return from && to ? span((new Date(to) - new Date(from)) / 1000) : "–";
}

export function ago(value) {
  return value ? `${span((Date.now() - new Date(value)) / 1000)} ago` : "never";
}

export const jobAddress = (job) => `/job?vault=${encodeURIComponent(job.vault)}&job=${encodeURIComponent(job.jobId)}`;
export const itemAddress = (entry) => `/item?vault=${encodeURIComponent(entry.vault)}&item=${encodeURIComponent(entry.item)}`;
export const vaultAddress = (vault) => `/jobs?vault=${encodeURIComponent(vault)}`;
export const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many ?? one + "s"}`;
