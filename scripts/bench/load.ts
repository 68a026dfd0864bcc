import autocannon from "autocannon";
import { Agent, request as httpRequest } from "node:http";

export interface LoadResult {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers that are no 2xx, and requests without an answer. */
  readonly failures: number;
}

interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: "GET" | "POST";
  readonly body?: string;
  /** Asked for one after the other by each connection, instead of the path of the address. */
  readonly paths?: readonly string[];
}

/** Keeps so many connections busy for so long, each with one request at a time. */
export async function load({ url, connections, seconds, paths, ...request }: Load): Promise<LoadResult> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 20,
    ...request,
    ...(paths && { requests: paths.map((path) => ({ path })) }),
  });
  return {
    rate: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** From the first byte sent to the last one received. */
  readonly milliseconds: number;
}

/** As many connections as there are requests at once: nothing waits in line on this side. */
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

interface Ask {
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request, its answer taken as it comes: no redirect is followed, nothing is unpacked. */
export function ask(url: string, { method = "GET", headers = {}, body = "" }: Ask = {}): Promise<Answer> {
  const startedAt = performance.now();
  const length = method === "POST" ? { "content-length": String(Buffer.byteLength(body)) } : {};
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { agent, method, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          milliseconds: performance.now() - startedAt,
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Does the work for every item, so many at once. */
export async function atOnce<Item, Value>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => Promise<Value>,
): Promise<Value[]> {
  const waiting = [...items.entries()];
  const results: Value[] = [];
  const one = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: count }, one));
  return results;
}
