import { h, link, replace } from "./dom.js";
import { get, post } from "./api.js";
import { jobAddress, number, outcomeBadge, time, vaultAddress } from "./format.js";

export async function deadLetters(context) {
  const { section, signal } = context;
  // It stays when the list is drawn again: a screen reader has not read it yet.
  const status = h("p", { role: "status", class: "count", own: true });
  const draw = async () => {
    const [page, me] = await Promise.all([get("/api/dead-letters", null, signal), get("/api/me", null, signal)]);
    show(section, page, me.roles.includes("operator"), status, draw);
  };
  context.changed = draw;
  await draw();
}

function show(section, { items: letters, total }, mayReplay, status, draw) {
  const replay = async (path, done, button) => {
    // A button that is disabled loses the focus.
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    try {
      await post(path);
      status.textContent = done;
      await draw();
    } catch (error) {
      status.textContent = error.message;
      button.ariaDisabled = "false";
    }
  };
  replace(section, h("h1", {}, "Dead letters"),
    h("p", { class: "lead" }, "Messages that a sink refused until the last try. Repair the sink, then deliver them again; receivers recognize a repeated message by its key."),
    !mayReplay && letters.length > 0 && h("p", { class: "notice" }, "You may read only. Delivering again needs the role operator."),
    mayReplay && letters.length > 1 && h("p", {}, h("button", { type: "button", onclick: (event) => replay("/api/dead-letters/replay", "All messages are delivered again.", event.currentTarget) }, `Deliver all ${number(total)} again`)),
    letters.length ? h("div", { class: "card scroll" }, h("table", {},
      h("thead", {}, h("tr", {}, ["Sink", "Vault", "Item", "Outcome", "Failed", "Reason", ""].map((name) => h("th", { scope: "col" }, name || h("span", { class: "visually-hidden" }, "Action"))))),
      h("tbody", {}, letters.map((letter) => h("tr", { key: letter.id },
        h("td", {}, letter.sink),
        h("td", { title: letter.job.vault }, link(vaultAddress(letter.job.vault), {}, letter.job.vaultName)),
        h("td", {}, link(jobAddress(letter.job), {}, letter.job.item || letter.job.jobId)),
        h("td", {}, outcomeBadge(letter.job.outcome)),
        h("td", { class: "time" }, time(letter.at)),
        h("td", {}, letter.reason ?? ""),
        h("td", {}, mayReplay && h("button", { type: "button", onclick: (event) => replay(`/api/dead-letters/${encodeURIComponent(letter.id)}/replay`, "The message is delivered again.", event.currentTarget), "aria-label": `Deliver again: ${letter.job.item || letter.job.jobId} to ${letter.sink}` }, "Deliver again"))))))) : h("p", { class: "empty" }, "None: every message was delivered."),
    total > letters.length && h("p", { class: "count" }, `The oldest ${number(letters.length)} of ${number(total)} are shown.`),
    status);
}
