import { createServer } from "node:http";

/**
 * A Stripe that answers at once, so that what is measured is the shop's own part: every request for a payment page gets
 * one, numbered, and nothing else is known.
 */
export async function startInstantStripe(): Promise<{ address: string; stop: () => void }> {
  let sessions = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const known = request.method === "POST" && request.url === "/v1/checkout/sessions";
      sessions += 1;
      const id = `cs_test_bench${sessions}`;
      const session = { id, object: "checkout.session", status: "open", url: `http://127.0.0.1/pay/${id}` };
      const body = JSON.stringify(
        known ? session : { error: { type: "invalid_request_error", message: "Unknown" } },
      );
      response.writeHead(known ? 200 : 404, {
        "content-type": "application/json",
        "request-id": `req_${sessions}`,
      });
      response.end(body);
    });
  });
  // Longer than the SDK keeps an idle connection.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
