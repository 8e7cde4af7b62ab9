// Microsoft's client, directed to a local vault emulator.
import { RecoveryServicesBackupClient } from "@azure/arm-recoveryservicesbackup";

const token = "contract-token";

/** The client does not send a token over plain HTTP, so this policy adds the header. */
const bearer = {
  name: "loopbackBearer",
  sendRequest(request, next) {
    request.headers.set("Authorization", `Bearer ${token}`);
    return next(request);
  },
};

export const credential = { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };

/** Lets a client send its token over plain HTTP. */
export function toLoopback(client) {
  client.pipeline.removePolicy({ name: "bearerTokenAuthenticationPolicy" });
  client.pipeline.addPolicy(bearer);
  return client;
}

export function connect(endpoint, subscriptionId, retries) {
  return toLoopback(new RecoveryServicesBackupClient(credential, subscriptionId, {
    endpoint,
    $host: endpoint,
    allowInsecureConnection: true,
    retryOptions: { maxRetries: retries },
  }));
}

/** Result of a call, with status and headers of the raw response. */
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
  throw new Error("The condition was not met in 200 attempts.");
}

export function lastSegment(url) {
  return new URL(url).pathname.split("/").pop();
}
