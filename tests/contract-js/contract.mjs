// Exercises the vault with Microsoft's client and prints the results as one JSON object.
// node contract.mjs ENDPOINT SUBSCRIPTION GROUP VAULT
import { connect, lastSegment, until, withResponse } from "./client.mjs";

const [endpoint, subscription, group, vault] = process.argv.slice(2);
const client = connect(endpoint, subscription, 0);
const item = ["Azure", "IaasVMContainer;iaasvmcontainerv2;rg1;vm1", "VM;iaasvmcontainerv2;rg1;vm1"];

async function list(filter) {
  const jobs = [];
  for await (const job of client.backupJobs.list(vault, group, { filter })) jobs.push(job);
  return jobs;
}

async function pages() {
  const sizes = [];
  for await (const page of client.backupJobs.list(vault, group).byPage()) sizes.push(page.length);
  return sizes;
}

async function backup() {
  const accepted = await withResponse((options) =>
    client.backups.trigger(vault, group, ...item, { properties: { objectType: "IaasVMBackupRequest" } }, options));
  const id = lastSegment(accepted.headers.get("azure-asyncoperation"));
  const ended = (status) => status.status !== "InProgress";
  const status = await until(() => client.backupOperationStatuses.get(vault, group, id), ended);
  const sameStatus = await client.protectedItemOperationStatuses.get(vault, group, ...item, id);
  return {
    triggerStatus: accepted.status,
    retryAfter: accepted.headers.get("retry-after"),
    status,
    sameStatus,
    job: await client.jobDetails.get(vault, group, status.properties.jobId),
  };
}

async function cancel(jobName) {
  const accepted = await withResponse((options) => client.jobCancellations.trigger(vault, group, jobName, options));
  const id = lastSegment(accepted.headers.get("location"));
  const read = () => withResponse((options) => client.jobOperationResults.get(vault, group, jobName, id, options));
  const result = await until(read, (answer) => answer.status !== 202);
  const job = await until(() => client.jobDetails.get(vault, group, jobName), (one) => one.properties.status !== "Cancelling");
  return { triggerStatus: accepted.status, resultStatus: result.status, jobStatus: job.properties.status };
}

async function exportJobs() {
  const accepted = await withResponse((options) => client.jobs.export(vault, group, { ...options, filter: "operation eq 'Backup'" }));
  const id = lastSegment(accepted.headers.get("location"));
  const read = () => withResponse((options) => client.exportJobsOperationResults.get(vault, group, id, options));
  const last = await until(read, (answer) => answer.status !== 202);
  const { blobUrl, blobSasKey, objectType } = last.value.operation;
  const report = await (await fetch(blobUrl + blobSasKey)).json();
  return { triggerStatus: accepted.status, objectType, reported: report.value.map((job) => job.name) };
}

async function notFound() {
  try {
    await client.jobDetails.get(vault, group, "nobody");
    return null;
  } catch (error) {
    return { name: error.name, status: error.statusCode, code: error.code };
  }
}

const jobs = await list();
const seen = {
  jobs,
  pages: await pages(),
  failed: await list("status eq 'Failed'"),
  details: await client.jobDetails.get(vault, group, jobs[0].name),
  notFound: await notFound(),
  backup: await backup(),
};
seen.cancel = await cancel(seen.backup.job.name);
seen.export = await exportJobs();
console.log(JSON.stringify(seen));
