// Prints every job of the vault twice, as the list has it and with its details, as Microsoft's client sees it.
// node jobs.mjs ENDPOINT SUBSCRIPTION GROUP VAULT
import { connect } from "./client.mjs";

const [endpoint, subscription, group, vault] = process.argv.slice(2);
const client = connect(endpoint, subscription, 0);

const list = [];
for await (const job of client.backupJobs.list(vault, group)) list.push(job);
const details = [];
for (const job of list) details.push(await client.jobDetails.get(vault, group, job.name));
console.log(JSON.stringify({ list, details }));
