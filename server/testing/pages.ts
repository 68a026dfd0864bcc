import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { Metrics } from "../metrics";
import { listener, type Handle, type Parts } from "../listener";
import { securityHeaders } from "../security-headers";
import { SharedPages } from "../shared-pages";

/** What a page answers, in the way that Next does. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Headers of a page that Next made beforehand, and of one that it renders for a visitor. */
export const prerendered = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "s-maxage=3600, stale-while-revalidate=82800",
  "x-nextjs-prerender": "1",
};
export const rendered = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-store",
  "x-nextjs-postponed": "1",
};

export interface Door {
  readonly port: number;
  readonly pages: SharedPages;
  /** Every request that got through to the pages. */
  readonly seen: IncomingMessage[];
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly close: () => void;
}

/** The server's own part, over real HTTP, in front of pages that stand in for Next. */
export async function openDoor(
  page: (request: IncomingMessage) => Answer | Promise<Answer>,
  parts: Partial<Parts> = {},
): Promise<Door> {
  const seen: IncomingMessage[] = [];
  const handle: Handle = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push(request);
    const { status = 200, headers = {}, body } = await page(request);
    response.writeHead(status, headers);
    response.end(body);
  };
  const headers = securityHeaders();
  const pages = new SharedPages((request, response) => void handle(request, response), headers);
  const server = createServer(
    listener({
      handle,
      headers,
      pages,
      metrics: new Metrics(pages, () => true),
      live: () => ({ status: 200, body: { live: true } }),
      ready: async () => ({ status: 200, body: { ready: true } }),
      ...parts,
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    pages,
    seen,
    ask: (path, init) => fetch(`http://127.0.0.1:${address.port}${path}`, init),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
