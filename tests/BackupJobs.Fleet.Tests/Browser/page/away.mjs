// An open page, one that the Back button shows, and one that is opened meanwhile say that the database is away or the service is cut off,
// and come back by themselves. Prints what is wrong as lines. Arguments: address of the service, path of the browser. The test changes
// the service at each line "> …", and answers with a line.
import puppeteer from "puppeteer-core";
import { createInterface } from "node:readline";

const [base, executablePath] = process.argv.slice(2);
const input = createInterface({ input: process.stdin });
const answers = input[Symbol.asyncIterator]();
async function order(what) { console.log(`> ${what}`); await answers.next(); }

const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"], headless: true });
const wrong = (text) => console.log(text);
const line = (page) => page.$eval("#live", (status) => status.textContent);
async function shows(page, what, pattern) {
  await page.waitForFunction((text) => new RegExp(text).test(document.getElementById("live").textContent), { timeout: 40000 }, pattern.source)
    .catch(async () => wrong(`${what}: it shows "${await line(page)}" and not ${pattern}`));
}
const failed = (page) => page.evaluate(() => document.querySelector(".tiles strong")?.textContent);

const open = await browser.newPage();
open.on("pageerror", (error) => wrong(`script: ${error.message}`));
await open.goto(base + "/", { waitUntil: "domcontentloaded" });
await shows(open, "a new page", /^live$/);
// The first event may come before the first figures.
await open.waitForSelector(".tiles strong", { timeout: 15000 });
const before = await failed(open);
if (!await open.$eval("#live", (status) => status.classList.contains("on"))) wrong("a new page is not shown as live");

await order("database away");
const away = /^figures of \d\d:\d\d UTC, the database does not answer since \d\d:\d\d$/;
await shows(open, "the database is away", away);
if (await failed(open) !== before) wrong(`the old figures, ${before}, are gone: it shows ${await failed(open)}`);
if (await open.$eval("#live", (status) => status.classList.contains("on"))) wrong("a page with old figures is shown as live");

await new Promise((next) => setTimeout(next, 2500));
const late = await browser.newPage();
await late.goto(base + "/jobs", { waitUntil: "domcontentloaded" });
await shows(late, "opened while the database is away", /^the database does not answer since \d\d:\d\d$/);
await late.waitForSelector(".notice.error", { timeout: 5000 }).catch(() => wrong("a page without figures does not say why"));

await order("database back");
// A page in the background is not drawn.
await open.bringToFront();
await shows(open, "the database is back", /^live$/);
await open.waitForFunction((old) => document.querySelector(".tiles strong").textContent !== old, { timeout: 15000 }, before)
  .catch(() => wrong("the figures are not read again"));
await late.bringToFront();
await shows(late, "opened while the database was away, and it is back", /^live$/);
await late.waitForSelector(".rows tbody a", { timeout: 15000 }).catch(() => wrong("what was opened while the database was away stays empty"));

await open.bringToFront();
await order("vaults are not read");
await shows(open, "the vaults are not read", /^figures of \d\d:\d\d UTC, the vaults are not read since 03:07$/);
await order("vaults are read");
await shows(open, "the vaults are read again", /^live$/);

await order("Azure is silent");
await shows(open, "nothing is read", /^figures of \d\d:\d\d UTC, nothing is read from Azure since 03:09$/);
await order("Azure answers");
await shows(open, "something is read again", /^live$/);

await order("database silent");
await shows(open, "the database is silent", away);
await order("database back");
await shows(open, "the database speaks again", /^live$/);

await order("network silent");
await shows(open, "the network is silent", /^figures of \d\d:\d\d UTC, the service does not answer since \d\d:\d\d$/);
await order("network back");
await shows(open, "the network is back", /^live$/);

await order("service away");
await shows(open, "the service is away", /^figures of \d\d:\d\d UTC, the service does not answer since \d\d:\d\d$/);
await order("service back");
await shows(open, "the service is back", /^live$/);

await open.goto("about:blank");
await order("database away");
await open.goBack({ waitUntil: "domcontentloaded" });
await shows(open, "shown by the button Back", /the database does not answer since \d\d:\d\d$/);
await order("database back");
await shows(open, "shown by the button Back, and the database is back", /^live$/);
await browser.close();
input.close();
