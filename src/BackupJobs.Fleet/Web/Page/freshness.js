// Says whether the figures of the page are current, and if not, from when they are and why.
import { setText } from "./dom.js";

const clock = (date) => date.toISOString().slice(11, 16);

export class Freshness {
  // When the view was drawn, on the clock of this browser: the first drawing begins with the page.
  drawnAt = Date.now();

  // Whether the service has said last that its figures are current.
  isAnswering = false;

  #line;
  #figures = null;
  #problem = null;
  #heard = null;

  constructor(line) { this.#line = line; }

  // After an outage, the figures are old until they are drawn.
  get isCurrent() { return this.isAnswering && this.#problem === null; }

  // The service's time of the figures; null if there are none.
  drawn(at) {
    [this.#figures, this.drawnAt] = [at, Date.now()];
    this.kept();
  }

  // The view needs no new figures.
  kept() {
    if (this.isAnswering) this.#problem = null;
    this.#show();
  }

  heard(change) {
    this.#heard = new Date(change.at);
    this.isAnswering = !change.problem;
    if (change.problem) this.#problem = [change.problem, new Date(change.problemSince)];
    this.#show();
  }

  cut() {
    this.isAnswering = false;
    // A service that was away before, with its database, is away since then.
    this.#problem = ["the service does not answer", this.#problem?.[1] ?? this.#heard ?? new Date()];
    this.#show();
  }

  // The service has events, but no figures for this view.
  failed(reason) {
    this.#problem = [reason.replace(/\.$/, ""), this.#problem?.[1] ?? this.#heard ?? new Date()];
    this.#show();
  }

  #show() {
    this.#line.classList.toggle("on", this.isCurrent);
    this.#line.classList.toggle("old", this.#problem !== null);
    const [reason, since] = this.#problem ?? [];
    setText(this.#line, this.isCurrent ? "live"
      : this.#problem === null ? "connecting"
      : `${this.#figures ? `figures of ${clock(this.#figures)} UTC, ` : ""}${reason} since ${clock(since)}`);
  }
}
