// A receiver of webhooks that judges them with the libraries of Standard Webhooks and CloudEvents.
// Prints its URL, then a line of JSON for each message, until its input ends.
// node webhook.mjs SECRET
import { createServer } from "node:http";
import { HTTP } from "cloudevents";
import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.argv[2]);

function judge(headers, body) {
  try {
    webhook.verify(body, headers);
    const event = HTTP.toEvent({ headers, body });
    return { verified: true, valid: event.validate(), event: event.toJSON() };
  } catch (error) {
    return { verified: false, error: error.message };
  }
}

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const result = judge(request.headers, Buffer.concat(parts).toString("utf8"));
  console.log(JSON.stringify(result));
  response.writeHead(result.verified ? 204 : 400).end();
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/hook`));
process.stdin.resume().on("end", () => server.close(() => process.exit(0)));
