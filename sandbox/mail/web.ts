import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { framed, listPage, messagePage, missingPage } from "./pages";
import type { MailStore } from "./store";

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";
const mailPolicy =
  "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src http: https: data:; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox";

/** The catcher's page and its JSON. */
export function makeWebServer(store: MailStore): Server {
  return createServer((request, response) => {
    answer(request, response, store).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, store: MailStore): Promise<void> {
  const [path = "/", query] = (request.url ?? "/").split("?", 2);
  const parts = path.split("/").filter((part) => part !== "");
  const reads = request.method === "GET" || request.method === "HEAD";
  const route = `${reads ? "GET" : request.method} /${parts.map((part, index) => (isId(parts, index) ? ":id" : part)).join("/")}`;
  const message = parts.some((_, index) => isId(parts, index))
    ? await store.find(parts[parts[0] === "api" ? 2 : 1] ?? "")
    : undefined;

  switch (route) {
    case "GET /":
      return sendPage(response, 200, listPage(await store.all()));
    case "GET /health":
      return sendJson(response, 200, { ok: true });
    case "GET /api/messages":
      return sendJson(response, 200, await store.all());
    case "GET /api/messages/:id":
      return message
        ? sendJson(response, 200, message)
        : sendJson(response, 404, { error: "No such email." });
    case "GET /messages/:id":
      return message ? sendPage(response, 200, messagePage(message)) : sendPage(response, 404, missingPage());
    case "GET /messages/:id/html":
      return message
        ? sendPage(response, 200, framed(message.html, new URLSearchParams(query).get("scheme")), mailPolicy)
        : sendPage(response, 404, missingPage());
    case "DELETE /api/messages":
    case "POST /clear":
      // A page elsewhere can make a browser send a form here, but cannot hide where it stands.
      if (request.headers["sec-fetch-site"] === "cross-site") return sendPage(response, 403, missingPage());
      await store.clear();
      response.writeHead(
        route === "POST /clear" ? 303 : 204,
        route === "POST /clear" ? { location: "/" } : {},
      );
      response.end();
      return;
    default:
      return sendPage(response, 404, missingPage());
  }
}

/** Whether this part of the path is the name of an email: what follows "messages". */
function isId(parts: readonly string[], index: number): boolean {
  return parts[index - 1] === "messages" && (index === 1 || (index === 2 && parts[0] === "api"));
}

function sendPage(response: ServerResponse, status: number, html: string, policy = pagePolicy): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": policy,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  response.end(html);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(JSON.stringify(value));
}
