// Prints the vaults, items and jobs of an estate as Microsoft's clients read them.
// node estate.mjs ENDPOINT
import { RecoveryServicesClient } from "@azure/arm-recoveryservices";
import { ResourceGraphClient } from "@azure/arm-resourcegraph";
import { connect, credential, toLoopback } from "./client.mjs";

const [endpoint] = process.argv.slice(2);
const options = { endpoint, allowInsecureConnection: true, retryOptions: { maxRetries: 0 } };
const graph = toLoopback(new ResourceGraphClient(credential, options));

/** All rows of a query, in pages of 20. */
async function rows(query) {
  const found = [];
  let pages = 0;
  for (let skipToken; ; pages++) {
    const page = await graph.resources({ query, options: { resultFormat: "objectArray", top: 20, skipToken } });
    found.push(...page.data);
    skipToken = page.skipToken;
    if (!skipToken) return { found, pages: pages + 1, total: page.totalRecords };
  }
}

async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

async function refused() {
  try {
    await graph.resources({ query: "resources | summarize count()" });
    return null;
  } catch (error) {
    return { status: error.statusCode, code: error.code };
  }
}

const types = (...names) => `type in~ (${names.map((name) => `'${name}'`).join(",")})`;
const recoveryServices = "microsoft.recoveryservices/vaults";
const backupVaults = "microsoft.dataprotection/backupvaults";
const jobs = await rows(
  `recoveryservicesresources | where ${types(`${recoveryServices}/backupjobs`, `${backupVaults}/backupjobs`)}` +
    " | project id,name,type,properties | order by id asc");
const vaults = await rows(
  `resources | where ${types(recoveryServices, backupVaults)} | project id,name,type,location,subscriptionId | order by id asc`);

const listed = [];
const items = [];
for (const subscription of new Set(vaults.found.map((vault) => vault.subscriptionId))) {
  const client = toLoopback(new RecoveryServicesClient(credential, subscription, options));
  const backup = connect(endpoint, subscription, 0);
  for (const vault of await all(client.vaults.listBySubscriptionId())) {
    const group = vault.id.split("/")[4];
    const one = await client.vaults.get(group, vault.name);
    const inGroup = (await all(client.vaults.listByResourceGroup(group))).map((other) => other.id);
    listed.push({ id: one.id, location: one.location, inGroup: inGroup.includes(one.id) });
    items.push(...(await all(backup.backupProtectedItems.list(vault.name, group))).map((item) => ({
      id: item.id,
      name: item.properties.friendlyName,
      workloadType: item.properties.workloadType,
      lastRecoveryPoint: item.properties.lastRecoveryPoint,
    })));
  }
}

console.log(JSON.stringify({ jobs, vaults: vaults.found, listed, items, refused: await refused() }));
