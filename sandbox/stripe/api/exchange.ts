import type { IncomingMessage, ServerResponse } from "node:http";

/** What is sent back. */
export type Reply = { status: number; headers: Readonly<Record<string, string>>; body: string };

const mostBytes = 1_000_000;

/** The body of a request; undefined when it is larger than a megabyte. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Without an encoding set, Node gives bytes.
  for await (const buffer of request as AsyncIterable<Buffer>) {
    bytes += buffer.length;
    if (bytes <= mostBytes) chunks.push(buffer);
  }
  return bytes > mostBytes ? undefined : Buffer.concat(chunks).toString("utf8");
}

export function send(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, "content-length": body.length });
  response.end(body);
}

/** Promises the whole answer and breaks the connection after half of it. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, "content-length": body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-cache, no-store", ...headers },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}
