// Microsoft's client, pointed at a vault on loopback.
import { RecoveryServicesBackupClient } from "@azure/arm-recoveryservicesbackup";

const token = "contract-token";

/** The client refuses to send a token over plain HTTP; a policy of our own adds the header instead. */
const bearer = {
  name: "loopbackBearer",
  sendRequest(request, next) {
    request.headers.set("Authorization", `Bearer ${token}`);
    return next(request);
  },
};

export function connect(endpoint, subscriptionId, retries) {
  const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const client = new RecoveryServicesBackupClient(credential, subscriptionId, {
    endpoint,
    $host: endpoint,
    allowInsecureConnection: true,
    retryOptions: { maxRetries: retries },
  });
  client.pipeline.removePolicy({ name: "bearerTokenAuthenticationPolicy" });
  client.pipeline.addPolicy(bearer);
  return client;
}

/** Headers and status of the raw response that belongs to a call. */
export async function withResponse(call) {
  let response;
  const value = await call({ onResponse: (raw) => (response = raw) });
  return { value, status: response.status, headers: response.headers };
}

export async function until(read, done) {
  for (let tries = 0; tries < 200; tries++) {
    const value = await read();
    if (done(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("It never came to an end.");
}

export function lastSegment(url) {
  return new URL(url).pathname.split("/").pop();
}
