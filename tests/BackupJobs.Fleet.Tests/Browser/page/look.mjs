// Opens each view of the page in Chromium, in light and dark, with a mouse and with the keyboard only, and prints what is wrong as lines.
// Arguments: address of the service, path of the browser, folder for screenshots.
import puppeteer from "puppeteer-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [base, executablePath, shots] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"], headless: true });
const page = await browser.newPage();
let view = "";
const wrong = (text) => console.log(`${view}: ${text}`);
page.on("console", (message) => { if (["error", "warn"].includes(message.type())) wrong(`console: ${message.text()}`); });
page.on("pageerror", (error) => wrong(`script: ${error.message}`));
// Browsers draw the button of a date field from a data: URL of their own.
page.on("request", (request) => { if (!request.url().startsWith(base) && !request.url().startsWith("data:")) wrong(`foreign request: ${request.url()}`); });
page.on("dialog", (dialog) => { wrong(`dialog: ${dialog.message()}`); dialog.dismiss(); });
await page.setViewport({ width: 1300, height: 950 });

const job = (await (await fetch(`${base}/api/jobs?outcome=Failed&limit=1`)).json()).items[0];
const where = `vault=${encodeURIComponent(job.vault)}`;
const views = {
  estate: "/", night: "/night", jobs: "/jobs", failed: "/jobs?outcome=Failed", vaults: "/vaults?health=Failing", items: "/items?stale=true", letters: "/dead-letters",
  job: `/job?${where}&job=${encodeURIComponent(job.jobId)}`, item: `/item?${where}&item=${encodeURIComponent(job.item)}`,
};

// What a view shows after its heading.
const rows = ".rows tbody a";
const content = { night: ".lane .bar", jobs: rows, failed: rows, vaults: rows, items: rows };

async function open(path) {
  await page.goto(base + path, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.querySelector("#main h1"), { timeout: 15000 });
  await page.waitForFunction(() => document.getElementById("live").textContent === "live", { timeout: 15000 });
}

for (const scheme of ["light", "dark"]) {
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  for (const [name, path] of Object.entries(views)) {
    view = `${name} in ${scheme}`;
    await open(path);
    await page.waitForSelector(content[name] ?? "h1", { timeout: 15000 });
    await page.screenshot({ path: `${shots}/${name}-${scheme}.png` });
    await page.evaluate(`${axe};0`);
    const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const found of result.violations.filter((entry) => ["serious", "critical"].includes(entry.impact)))
      wrong(`axe: ${found.id}: ${found.nodes[0].html.slice(0, 120)}`);
    if (await page.$("#main img, #main script, #main b")) wrong("text of a job became markup");
  }
}

view = "narrow";
await page.setViewport({ width: 400, height: 800 });
await open("/");
await page.screenshot({ path: `${shots}/narrow.png` });
if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) wrong("the page is wider than the screen");
await open("/night");
await page.waitForSelector(content.night);
await page.screenshot({ path: `${shots}/narrow-night.png` });
const axis = await page.evaluate(() => {
  const labels = [...document.querySelectorAll(".axis span")].map((label) => label.getBoundingClientRect()).filter((box) => box.width > 0);
  return { width: document.querySelector(".lane").clientWidth, overlaps: labels.some((box, index) => index > 0 && box.left < labels[index - 1].right) };
});
if (axis.width < 250 || axis.overlaps) wrong(`the time axis of the night is ${axis.width} wide${axis.overlaps ? ", and its labels overlap" : ""}`);
await page.setViewport({ width: 1300, height: 950 });

view = "many jobs";
await open("/jobs");
const many = await page.evaluate(async () => {
  const list = document.querySelector(".rows");
  let most = 0;
  for (let i = 0; i < 25; i++) {
    list.scrollTop = list.scrollHeight;
    await new Promise((next) => setTimeout(next, 80));
    most = Math.max(most, document.querySelectorAll(".rows tbody tr").length);
  }
  return { most, loaded: document.querySelector(".count").textContent };
});
if (many.most > 120) wrong(`${many.most} rows are in the document`);
if (!(Number(many.loaded.replace(/\D/g, "")) >= 1000)) wrong(`scrolling loaded too little: ${many.loaded}`);

view = "keyboard";
await open("/");
await page.keyboard.press("Tab");
if ((await page.evaluate(() => document.activeElement.textContent)) !== "Skip to content") wrong("the first stop is not the link to the content");
for (let i = 0; i < 4; i++) await page.keyboard.press("Tab");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.querySelector("h1")?.textContent === "Jobs", { timeout: 5000 }).catch(() => wrong("Enter on a link did not open its view"));
await page.goBack();
await page.waitForFunction(() => document.querySelector("h1")?.textContent === "Estate", { timeout: 5000 }).catch(() => wrong("Back did not return"));

view = "filter";
await open("/jobs");
await page.select("select[name=outcome]", "Failed");
await page.waitForFunction(() => location.search === "?outcome=Failed", { timeout: 5000 }).catch(() => wrong("the filter is not in the address"));
await browser.close();
