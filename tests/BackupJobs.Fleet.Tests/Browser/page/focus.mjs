// Keeps the focus in the page while jobs end and filters change, enters an API key, and opens addresses with mistakes. Prints what is wrong
// as lines. Arguments: address of the service, path of the browser, address of a service with keys, its key, address of one with sign-in.
import puppeteer from "puppeteer-core";

const [base, executablePath, locked, key, people] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"], headless: true });
const page = await browser.newPage();
let view = "";
const wrong = (text) => console.log(`${view}: ${text}`);
page.on("pageerror", (error) => wrong(`script: ${error.message}`));
page.on("console", (message) => { if (message.type() === "error" && !message.text().includes("status of 40")) wrong(`console: ${message.text()}`); });

async function open(path) {
  view = path;
  await page.goto(base + path, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.querySelector("#main h1") && document.getElementById("live").textContent === "live", { timeout: 15000 });
}

// What a listener sees when a job ends, without one: a dead letter fewer.
let letter = 0;
async function change(path) {
  const drawn = page.waitForResponse((response) => new URL(response.url()).pathname === path, { timeout: 15000 });
  letter++;
  await page.evaluate((id) => fetch(`/api/dead-letters/${id}/replay`, { method: "POST" }), letter);
  await drawn;
  await page.evaluate(() => new Promise((next) => setTimeout(next, 200)));
}

const describe = () => page.evaluate(() => {
  const at = document.activeElement;
  return at === document.body ? "BODY" : `${at.nodeName} ${at.getAttribute("href") ?? at.getAttribute("name") ?? ""}`;
});

for (const [path, api, selector] of [
  ["/", "/api/overview", ".attention li:nth-child(2) a"], ["/", "/api/overview", ".cells a"], ["/jobs", "/api/jobs", ".rows tbody tr:nth-child(3) a"],
  ["/vaults", "/api/vaults", ".rows tbody tr:nth-child(3) a"], ["/night", "/api/night", ".lane a.bar"], ["/dead-letters", "/api/dead-letters", "tr:nth-child(3) button"]]) {
  await open(path);
  await page.waitForSelector(selector, { timeout: 15000 });
  await page.evaluate((text) => { globalThis.kept = document.querySelector(text); globalThis.kept.focus(); }, selector);
  const before = await describe();
  await change(api);
  if (await describe() !== before) wrong(`the focus was on ${before} and is on ${await describe()} after a job has ended`);
  if (!await page.evaluate(() => globalThis.kept.isConnected && globalThis.kept === document.activeElement)) wrong(`${before} is another element after a job has ended`);
}

view = "what had the focus is gone";
await open("/dead-letters");
await page.evaluate(() => document.querySelector("tbody button").focus());
letter++;
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.querySelector("[role=status].count").textContent === "The message is delivered again.", { timeout: 15000 }).catch(() => wrong("it is not said that the message is delivered again"));
await page.evaluate(() => new Promise((next) => setTimeout(next, 500)));
if (await describe() === "BODY") wrong("the focus is lost");
await page.keyboard.press("Tab");
if (!(await describe()).startsWith("A /job")) wrong(`the next stop is ${await describe()}`);

view = "deliver all";
await open("/dead-letters");
await page.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("Deliver all")).click());
await page.waitForFunction(() => document.querySelector("#main .empty")?.textContent.startsWith("None"), { timeout: 15000 }).catch(() => wrong("dead letters are left"));
if (await page.$eval("[role=status].count", (status) => status.textContent) !== "All messages are delivered again.") wrong("it is not said that all are delivered again");

for (const [path, name, value] of [["/jobs", "outcome", "Failed"], ["/vaults", "health", "Healthy"], ["/night", null, "12"]]) {
  await open(path);
  const selector = name ? `select[name=${name}]` : "form select";
  await page.waitForSelector(selector);
  await page.focus(selector);
  await page.select(selector, value);
  await page.waitForFunction((text) => location.search.includes(text), { timeout: 5000 }, value);
  await page.evaluate(() => new Promise((next) => setTimeout(next, 500)));
  const now = await page.evaluate(() => document.activeElement.nodeName + " " + document.activeElement.value);
  if (now !== `SELECT ${value}`) wrong(`after the filter has changed the focus is on ${now}`);
}

await open("/jobs");
await page.type("input[name=item]", "vm1");
await page.keyboard.press("Enter");
await page.waitForFunction(() => location.search === "?item=vm1");
await page.evaluate(() => [...document.querySelectorAll("button")].find((button) => button.textContent === "Clear").click());
await page.waitForFunction(() => location.search === "");
if (await page.$eval("input[name=item]", (input) => input.value) !== "") wrong("Clear leaves the text of a filter");

for (const [path, part] of [
  ["/jobs?from=abc", "'from' in the address is 'abc'"], ["/jobs?outcome=Foo", "The parameter 'outcome' is 'Foo'"], ["/job?id=nope", "must name a vault and a job"],
  ["/job", "must name a vault and a job"], ["/item", "must name a vault and an item"], ["/night?to=abc", "'to' in the address is 'abc'"],
  ["/vaults?health=Ill", "The parameter 'health' is 'Ill'"]]) {
  await open(path);
  await page.waitForFunction(() => document.querySelector(".notice.error"), { timeout: 5000 }).catch(() => {});
  const text = await page.evaluate(() => document.querySelector(".notice.error")?.textContent ?? "nothing");
  if (!text.includes(part)) wrong(`it says: ${text}`);
}

await open("/nonsense");
if (await page.$eval("#main h1", (heading) => heading.textContent) !== "Not found") wrong("it does not say that there is no such page");
await page.click("#main a[href='/']");
await page.waitForFunction(() => document.querySelector("#main h1")?.textContent === "Estate", { timeout: 5000 }).catch(() => wrong("its link does not open the estate"));

view = "API key";
await page.goto(locked, { waitUntil: "domcontentloaded" });
await page.waitForSelector("dialog[open] input");
if (!(await page.$eval("dialog", (dialog) => dialog.innerText)).includes("needs an API key")) wrong("it does not say that a key is needed");
if (await page.$("dialog a")) wrong("it offers a sign-in that is not configured");
await page.type("dialog input", "a-wrong-key-0123456789");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.querySelector("dialog [role=alert]")?.textContent === "The service does not know this key.", { timeout: 5000 }).catch(() => wrong("a wrong key is not called wrong"));
await page.type("dialog input", key);
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.querySelector("#main h1")?.textContent === "Estate", { timeout: 5000 }).catch(() => wrong("the key does not open the page"));
await page.waitForFunction(() => document.getElementById("live").textContent === "live", { timeout: 15000 }).catch(() => wrong("there are no events with the key"));
await page.evaluate(() => document.getElementById("forget").click());
await page.waitForSelector("dialog[open] input", { timeout: 5000 }).catch(() => wrong("the key is not forgotten"));

view = "sign-in";
for (const first of ["/api/events", "/api/overview"]) {
  const visitor = await browser.newPage();
  let refused = 0;
  await visitor.setRequestInterception(true);
  // A proxy may refuse one of the requests without saying where to sign in.
  visitor.on("request", (request) => {
    if (new URL(request.url()).pathname !== first) return request.continue();
    refused++;
    request.respond({ status: 401, contentType: "text/plain", body: "Unauthorized" });
  });
  await visitor.goto(people, { waitUntil: "domcontentloaded" });
  await visitor.waitForSelector("dialog[open] a[href='/sign-in']", { timeout: 5000 }).catch(() => wrong(`there is no link to sign in while ${first} is refused`));
  await new Promise((next) => setTimeout(next, 500));
  if ((await visitor.$$("dialog a")).length !== 1) wrong("there are several links to sign in");
  if (!(await visitor.$eval("dialog", (dialog) => dialog.innerText)).includes("people who sign in")) wrong("it does not say that people sign in");
  if (refused === 0) wrong(`${first} was not requested`);
  await visitor.close();
}
await browser.close();
