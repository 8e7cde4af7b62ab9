// Sends requests, without and with retries, to a vault that throttles every second one, and prints the results.
// node throttled.mjs ENDPOINT SUBSCRIPTION GROUP VAULT
import { connect } from "./client.mjs";

const [endpoint, subscription, group, vault] = process.argv.slice(2);

async function ask(retries) {
  const client = connect(endpoint, subscription, retries);
  const began = performance.now();
  try {
    for await (const _ of client.backupJobs.list(vault, group)) break;
    return { ok: true, waited: performance.now() - began };
  } catch (error) {
    return { ok: false, status: error.statusCode, code: error.code, retryAfter: error.response.headers.get("retry-after") };
  }
}

console.log(JSON.stringify([await ask(0), await ask(0), await ask(0), await ask(3)]));
