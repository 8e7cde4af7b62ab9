import { h, link, replace } from "./dom.js";
import { get } from "./api.js";
import { between, itemAddress, number, outcomeBadge, span, time, vaultAddress } from "./format.js";

export async function job(context) {
  if (!context.query.get("vault") || !context.query.get("job")) throw new Error("The address must name a vault and a job: /job?vault=…&job=…. Open the job from a list.");
  const data = await get(`/api/jobs/${encodeURIComponent(context.query.get("job") ?? "")}`, { vault: context.query.get("vault") }, context.signal);
  const facts = [
    ["Outcome", h("span", {}, outcomeBadge(data.outcome), data.status && data.status !== data.outcome ? ` ${data.status}` : "")],
    ["Item", data.item ? link(itemAddress(data), {}, data.item) : "–"],
    ["Operation", data.operation ?? "–"],
    ["Vault", link(vaultAddress(data.vault), {}, data.vaultName)],
    ["Tenant", data.tenant],
    ["Subscription", h("span", { class: "mono" }, data.subscription)],
    ["Resource group", data.resourceGroup],
    ["Started", time(data.started)],
    ["Ended", time(data.ended)],
    ["Duration", between(data.started, data.ended)],
    ["Policy", data.policy],
    ["Transferred", data.transferredBytes === null || data.transferredBytes === undefined ? null : `${number(Math.round(data.transferredBytes / 1048576))} MB`],
    ["Job", h("span", { class: "mono" }, data.jobId)],
    ["Activity id", data.activityId && h("span", { class: "mono" }, data.activityId)],
  ].filter(([, value]) => value);
  replace(context.section,
    h("h1", {}, `${data.operation ?? "Job"} of ${data.item || data.jobId}`),
    h("section", { class: "card", "aria-label": "Facts" }, h("dl", { class: "facts" }, facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]))),
    data.errors.length > 0 && h("section", { class: "card" }, h("h2", {}, "Errors and recommendations"), data.errors.map(problem), recommended(data.errors)),
    data.tasks.length > 0 && h("section", { class: "card" }, h("h2", {}, "Tasks"), h("div", { class: "scroll" }, h("table", {},
      h("thead", {}, h("tr", {}, ["Task", "Status", "Duration"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, data.tasks.map((task) => h("tr", {}, h("td", {}, task.name), h("td", {}, task.status ?? "–"), h("td", {}, span(task.durationSeconds)))))))),
    data.properties.length > 0 && h("section", { class: "card" }, h("h2", {}, "Properties"), h("dl", { class: "facts" }, data.properties.flatMap((entry) => [h("dt", {}, entry.name), h("dd", {}, entry.value)]))),
    data.json && h("section", { class: "card" }, h("details", {}, h("summary", {}, "Job as the service describes it"), h("pre", { tabindex: "0" }, pretty(data.json)))));
}

function problem(error) {
  return h("div", { class: "problem" },
    h("p", {}, h("strong", {}, [error.code, error.title].filter((part) => part !== null && part !== undefined && part !== "").join(" ") || "Error")),
    error.message && h("p", {}, error.message));
}

// Errors within each other often have the same recommendation.
function recommended(errors) {
  const advice = [...new Set(errors.flatMap((error) => error.recommendations))];
  return advice.length > 0 && h("div", { class: "problem" }, h("p", {}, "The service recommends:"), h("ul", {}, advice.map((text) => h("li", {}, text))));
}

function pretty(json) {
  try { return JSON.stringify(JSON.parse(json), null, 2); } catch { return json; }
}
