import { h, link, replace } from "./dom.js";
import { get, post } from "./api.js";
import { jobAddress, time } from "./format.js";

export async function deadLetters(context) {
  const { section, signal } = context;
  // It stays when the list is drawn again: a screen reader has not read it yet.
  const status = h("p", { role: "status", class: "count", own: true });
  const draw = async () => {
    const [page, me] = await Promise.all([get("/api/dead-letters", null, signal), get("/api/me", null, signal)]);
    show(section, page.items, me.roles.includes("operator"), status, draw);
  };
  context.changed = draw;
  await draw();
}

function show(section, letters, mayReplay, status, draw) {
  const replay = async (letter, button) => {
    // A button that is disabled loses the focus.
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    try {
      await post(`/api/dead-letters/${encodeURIComponent(letter.id)}/replay`);
      status.textContent = "The message is delivered again.";
      await draw();
    } catch (error) {
      status.textContent = error.message;
      button.ariaDisabled = "false";
    }
  };
  replace(section, h("h1", {}, "Dead letters"),
    h("p", { class: "lead" }, "Messages that a sink refused until the last try. Repair the sink, then deliver them again; receivers recognize a repeated message by its key."),
    !mayReplay && letters.length > 0 && h("p", { class: "notice" }, "You may read only. Delivering again needs the role operator."),
    letters.length ? h("div", { class: "card scroll" }, h("table", {},
      h("thead", {}, h("tr", {}, ["Sink", "Job", "Failed", "Reason", ""].map((name) => h("th", { scope: "col" }, name || h("span", { class: "visually-hidden" }, "Action"))))),
      h("tbody", {}, letters.map((letter) => h("tr", { key: letter.id },
        h("td", {}, letter.sink),
        h("td", {}, link(jobAddress(letter.job), {}, letter.job.item || letter.job.jobId)),
        h("td", { class: "time" }, time(letter.at)),
        h("td", {}, letter.reason ?? ""),
        h("td", {}, mayReplay && h("button", { type: "button", onclick: (event) => replay(letter, event.currentTarget), "aria-label": `Deliver again to ${letter.sink}` }, "Deliver again"))))))) : h("p", { class: "empty" }, "None: every message was delivered."),
    status);
}
