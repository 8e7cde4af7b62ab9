// Opens the views that a large estate makes slow, each in a new tab, and prints for each: milliseconds until the first paint and until its
// rows are there, bytes that were received, and elements in the document. Arguments: address of the service, path of the browser.
import puppeteer from "puppeteer-core";

const [base, executablePath] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"], headless: true });
for (const path of ["/", "/jobs", "/jobs?text=vm77", "/vaults", "/night"]) {
  const page = await browser.newPage();
  const network = await page.createCDPSession();
  let bytes = 0;
  await network.send("Network.enable");
  network.on("Network.dataReceived", (data) => { bytes += data.encodedDataLength || data.dataLength; });
  const began = performance.now();
  await page.goto(base + path, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => document.querySelector("#main h1") && document.querySelector("#main").textContent.length > 200, { timeout: 30000 });
  const ready = performance.now() - began;
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1);
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  console.log([path, Math.round(paint), Math.round(ready), bytes, elements].join(" "));
  await page.close();
}
await browser.close();
