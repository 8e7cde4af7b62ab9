// Prints every job of the vault as Microsoft's client reads it: as a list item and with its details.
// node jobs.mjs ENDPOINT SUBSCRIPTION GROUP VAULT
import { connect } from "./client.mjs";

const [endpoint, subscription, group, vault] = process.argv.slice(2);
const client = connect(endpoint, subscription, 0);

const list = [];
for await (const job of client.backupJobs.list(vault, group)) list.push(job);
const details = [];
for (const job of list) details.push(await client.jobDetails.get(vault, group, job.name));
console.log(JSON.stringify({ list, details }));
