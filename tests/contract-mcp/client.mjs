// Calls tools of a server and prints the results as one JSON object.
// node client.mjs CALLS PROGRAM [ARGUMENT...]
// CALLS is JSON: {"elicit": "accept" | "decline" | "no" | null, "calls": [{"name": "...", "arguments": {...}}]}
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const [plan, command, ...args] = process.argv.slice(2);
const { elicit, calls } = JSON.parse(plan);
const transport = new StdioClientTransport({ command, args, env: process.env, stderr: "pipe" });
let stderr = "";
transport.stderr.on("data", (data) => (stderr += data));

const client = new Client({ name: "contract", version: "1.0.0" }, { capabilities: elicit ? { elicitation: {} } : {} });
const faults = [];
client.onerror = (error) => faults.push(error.message);
const asked = [];
if (elicit) {
  client.setRequestHandler(ElicitRequestSchema, async (request) => {
    asked.push(request.params.message);
    return elicit === "accept" ? { action: "accept", content: { confirm: true } }
      : elicit === "no" ? { action: "accept", content: { confirm: false } }
      : { action: "decline" };
  });
}

await client.connect(transport);
const results = [];
const progress = [];
for (const call of calls) {
  try {
    results.push(await client.callTool(call, undefined, { onprogress: (value) => progress.push(value.message) }));
  } catch (error) {
    results.push({ thrown: error.message });
  }
}

const { tools } = await client.listTools();
const seen = { server: client.getServerVersion(), instructions: client.getInstructions(), tools, results, asked, progress, faults };
await client.close();
console.log(JSON.stringify({ ...seen, stderr }));
