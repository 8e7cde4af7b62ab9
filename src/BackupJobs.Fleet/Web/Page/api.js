// The service's own JSON API, and its events. An API key is kept for this tab only, and is sent to this origin only.
import { h, setText } from "./dom.js";

const keyName = "fleet-api-key";

// By the service's clock: the one here may differ.
let lastAnswer = null;
export const answered = () => lastAnswer;

export class ApiError extends Error {
  constructor(status, message) { super(message); this.status = status; }
}

export const hasKey = () => sessionStorage.getItem(keyName) !== null;
export const forgetKey = () => sessionStorage.removeItem(keyName);

async function send(path, options) {
  const key = sessionStorage.getItem(keyName);
  let response;
  try {
    response = await fetch(path, { ...options, headers: { Accept: "application/json", ...options?.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "The service does not answer.");
  }
  if (response.ok) {
    lastAnswer = new Date(response.headers.get("Date") ?? Date.now());
    return response;
  }
  const problem = await response.json().catch(() => null);
  if (response.status === 401) {
    // Another request may have asked for the key meanwhile.
    if (key === sessionStorage.getItem(keyName)) await askForKey(key !== null, problem?.signIn);
    return send(path, options);
  }
  throw new ApiError(response.status, problem?.detail ?? problem?.title ?? `The service answered with status ${response.status}.`);
}

export async function get(path, query, signal) {
  const address = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== null && value !== undefined && value !== "") address.searchParams.set(name, value);
  return (await send(address, { signal })).json();
}

export async function post(path) {
  await send(path, { method: "POST" });
}

let asking = null;
let offer = null;

// Whichever of several requests is refused first opens the dialog; each may bring the address of the sign-in.
function askForKey(wasRefused, signIn) {
  asking ??= new Promise((done) => {
    const input = h("input", { type: "password", required: true, autocomplete: "off", name: "key", "aria-describedby": "key-reason" });
    const reason = h("p", { id: "key-reason", role: wasRefused ? "alert" : null, class: wasRefused ? "notice error" : null },
      wasRefused ? "The service does not know this key." : "The service needs an API key, one of 'web.apiKeys' in its configuration. It is kept until this tab is closed.");
    const form = h("form", { method: "dialog" },
      h("h2", { id: "key-title" }, "Sign in"), reason, h("label", {}, "API key", input), h("button", { class: "primary" }, "Continue"));
    const dialog = h("dialog", { "aria-labelledby": "key-title" }, form);
    offer = (address) => {
      if (!wasRefused) setText(reason, "The service is for people who sign in, or have an API key.");
      form.append(h("a", { href: address }, "Sign in with your organization"));
      offer = null;
    };
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    dialog.addEventListener("close", () => {
      if (input.value.trim()) sessionStorage.setItem(keyName, input.value.trim());
      dialog.remove();
      asking = offer = null;
      done();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
  if (signIn) offer?.(signIn);
  return asking;
}

// The service sends an event each 5 seconds. A cut network, and a machine that slept, end no connection: it is only silent.
const longestSilence = 15000;

// Server-sent events by fetch, because EventSource cannot send a key. Reconnects with growing pauses. A page that the browser keeps for
// its Back button closes the connection: browsers open six to a service, and the kept pages would hold them.
export async function listen(onEvent, onCut) {
  let pause = 1000;
  for (;;) {
    const leave = new AbortController();
    const onLeave = () => leave.abort();
    let heard = Date.now();
    const watch = setInterval(() => { if (Date.now() - heard > longestSilence) leave.abort(); }, 1000);
    addEventListener("pagehide", onLeave);
    try {
      const response = await send("/api/events", { headers: { Accept: "text/event-stream" }, signal: leave.signal });
      await read(response.body.pipeThrough(new TextDecoderStream()).getReader(), (event) => {
        pause = 1000;
        onEvent(event);
      }, () => { heard = Date.now(); });
    } catch { /* the next try shows it */ }
    clearInterval(watch);
    removeEventListener("pagehide", onLeave);
    onCut();
    await new Promise((next) => setTimeout(next, pause));
    pause = Math.min(pause * 2, 10000);
  }
}

async function read(reader, onEvent, onSound) {
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onSound();
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const event = parse(text.slice(0, end));
      text = text.slice(end + 2);
      if (event) onEvent(event);
    }
  }
}

function parse(block) {
  let type = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) type = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).trimStart());
  }
  return data.length ? { type, data: JSON.parse(data.join("\n")) } : null;
}
