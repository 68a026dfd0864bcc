import { createHash } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import inject, { type InjectOptions, type Response as Injected } from "light-my-request";
import { LRUCache } from "lru-cache";
import { accountPageAsks } from "@/lib/auth/access-table";
import { env } from "@/lib/env";
import { loggedPath } from "@/lib/log";
import { contentPolicy, inlineScriptHashes, joinDataScripts } from "./content-policy";
import { chooseEncoding, compress, encodings, type Bodies, type Encoding } from "./encodings";
import { log } from "./log";
import { MicroCache, type CacheOutcome, type Kept } from "./micro-cache";
import { nowhere, type HeaderLines } from "./security-headers";
import { fillInOrigin } from "./site-origin";

/** Something that everybody is served alike: a prerendered page, its data for Next's router, a script, a style sheet. */
interface SharedPage extends Kept {
  readonly status: number;
  readonly etag: string;
  /** Made from it by Next; the same tag means the same page. */
  readonly source: string;
  /** Complete headers of each encoding, names and values in turn, as writeHead takes them. */
  readonly heads: Readonly<Record<Encoding, readonly string[]>>;
  readonly bodies: Bodies;
}

/** As much of a request as a page for everybody may hang on. */
type Asked = Pick<IncomingMessage, "url" | "headers">;

const maximumBytes = 96 * 1024 * 1024;
/** Of thousands of pages in memory few are looked at again at once. */
const mostWarmed = 60;
const warmPauseMilliseconds = 1_000;
const mostMilliseconds = 25_000;
/** A path whose page proved to be for one visitor is not tried again for so long. */
const privateMilliseconds = 10 * 60_000;
const draftCookie = /(?:^|;\s*)(?:__prerender_bypass|__next_preview_data)=/;
/** What Next's router says it wants; its answer hangs on nothing else of the request. */
const routerHeaders = [
  "rsc",
  "next-router-state-tree",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-url",
] as const;
const staticText = /^\/_next\/static\/.+\.(?:js|css|svg|json)$/;

/**
 * Rooms whose pages are for one visitor, always: they are not even tried, but for the parts that Next made beforehand
 * for all. Others are found out by asking, and must be: a page that was made beforehand has no nonce, and only here are its
 * scripts given leave to run.
 */
const ofOneVisitor =
  /^\/(?:orders(?:\/.+)?|basket(?:\/add\/.+)?|admin(?:\/.*)?|search|guides\/[^/]+\/kit)\/?$/;

function isOfOneVisitor(path: string): boolean {
  return ofOneVisitor.test(path) || accountPageAsks(path) !== null;
}

/** Whether a key, or a path that Next made beforehand, is that of a page which everybody is served alike. */
export function isPagePath(key: string): boolean {
  return !/^\/_|[\n.]/.test(key) && key !== nowhere && !isOfOneVisitor(key);
}

/**
 * Serves what is the same for everybody out of memory, compressed once, and leaves everything else to Next. Next says
 * which is which: a page is shared when all of it was prerendered. It is asked without the visitor's cookies, so
 * that nothing of one visitor can ever be in a page for all.
 */
export class SharedPages {
  readonly #cache = new MicroCache<SharedPage>({ maximumBytes });
  /** Paths that proved to be for one visitor. */
  readonly #private = new LRUCache<string, true>({ max: 10_000, ttl: privateMilliseconds });
  readonly #handle: RequestListener;
  readonly #headers: (path: string) => HeaderLines;
  readonly #host: string;
  readonly outcomes = new Map<CacheOutcome, number>();
  readonly #asked = new Set<Promise<Injected>>();
  #toWarm: readonly string[] = [];
  #isWarming = false;

  constructor(handle: RequestListener, headers: (path: string) => HeaderLines) {
    this.#handle = handle;
    this.#headers = headers;
    this.#host = new URL(env().SITE_URL).host;
  }

  /**
   * Called once the tags of an announcement have been dropped: no reader is served an older page from then on. What was looked
   * at last is made anew before it is asked for again.
   */
  expireAll(): void {
    this.#cache.expireAll();
    void this.warm(this.#cache.recentKeys(mostWarmed).filter(isPagePath));
  }

  /**
   * Makes pages behind the visitors' backs, one after the other, so that nobody waits for them, and so that they are there
   * should the database go away. While it is at it, further wishes come down to the last one.
   */
  async warm(paths: readonly string[]): Promise<void> {
    this.#toWarm = paths;
    if (this.#isWarming) return;
    this.#isWarming = true;
    try {
      while (this.#toWarm.length > 0) {
        const round = this.#toWarm;
        this.#toWarm = [];
        for (const path of round)
          await this.#cache
            .get(path, (before) => this.#fill({ url: path, headers: {} }, path, path, before))
            .catch(() => undefined);
        await pause(warmPauseMilliseconds);
      }
    } finally {
      this.#isWarming = false;
    }
  }

  get size(): MicroCache<SharedPage>["size"] {
    return this.#cache.size;
  }

  /** The key that a request's answer would be kept under; null when it can only be answered by Next itself. */
  keyOf(request: IncomingMessage, path: string): string | null {
    const { method, headers } = request;
    // A wish for a part of a page is answered with all of it, as it may be: who shows links asks so, and must see whole addresses.
    if (method !== "GET" && method !== "HEAD") return null;
    if (path.startsWith("/_next/") || path.startsWith("/__next")) return staticText.test(path) ? path : null;
    if (/^\/(?:api|pictures|films|cards)\//.test(path) || headers["next-action"]) return null;
    if (headers.cookie !== undefined && draftCookie.test(headers.cookie)) return null;
    const isSegment = headers["next-router-segment-prefetch"] !== undefined;
    if (isOfOneVisitor(path) && !(isSegment && !path.startsWith("/orders/"))) return null;
    if (headers["rsc"] === undefined) return this.#private.has(path) ? null : path;
    return [request.url, ...routerHeaders.map((name) => headers[name] ?? "")].join("\n");
  }

  /**
   * Serves at once when it can: the path of nearly every request. Only what was found to be for everybody is ever kept,
   * so that a page that is there needs no further question but who asks, and how.
   */
  servedAtOnce(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const { method, headers } = request;
    if (method !== "GET" || headers.rsc !== undefined) return false;
    const page = this.#cache.peek(path);
    if (!page || (headers.cookie !== undefined && draftCookie.test(headers.cookie))) return false;
    this.#count("hit");
    send(request, response, page);
    return true;
  }

  /**
   * Serves the page under the key, made first when it must be.
   * @returns false when the answer is not for everybody: then Next must give it
   */
  async serve(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
    path: string,
  ): Promise<boolean> {
    const answer = await this.#cache.get(key, (before) => this.#fill(request, key, path, before));
    if (!answer) return false;
    this.#count(answer.outcome);
    send(request, response, answer.page);
    return true;
  }

  /** What is being made at this moment, until it is there or has failed; null when nothing is. */
  underWay(): Promise<unknown> | null {
    return this.#asked.size === 0 ? null : Promise.allSettled(this.#asked);
  }

  /** Asks Next, and gives up on an answer that does not come: whoever waits for the page must not wait for ever. */
  async #ask(question: InjectOptions): Promise<Injected> {
    const given = new AbortController();
    const late = pause(mostMilliseconds, undefined, { signal: given.signal, ref: false }).then(() => {
      throw new Error(`Next did not answer within ${mostMilliseconds / 1_000} s`);
    });
    const answer = Promise.race([inject(this.#handle, question), late]);
    this.#asked.add(answer);
    try {
      return await answer;
    } finally {
      late.catch(() => undefined);
      given.abort();
      this.#asked.delete(answer);
    }
  }

  async #notFound(request: Asked): Promise<SharedPage | null> {
    const answer = await this.#cache.get(nowhere, (before) => this.#fill(request, nowhere, nowhere, before));
    return answer && { ...answer.page, passing: true };
  }

  #count(outcome: CacheOutcome): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  /** Asks Next as a visitor without a past would. */
  async #fill(
    request: Asked,
    key: string,
    path: string,
    before: SharedPage | undefined,
  ): Promise<SharedPage | null> {
    const wanted = (path === nowhere ? [] : routerHeaders).flatMap((name) => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    const answer = await this.#ask({
      method: "GET",
      url: wanted.length > 0 ? (request.url ?? path) : path,
      headers: {
        host: this.#host,
        accept: "*/*",
        "accept-encoding": "identity",
        ...Object.fromEntries(wanted),
      },
    });
    // One page says it for all paths that lead nowhere, however many strangers think up.
    if (answer.statusCode === 404 && path !== nowhere && isForEverybody(answer))
      return this.#notFound(request);
    if (answer.statusCode >= 500) throw new Error(`${loggedPath(path)} answered ${answer.statusCode}`);
    if (!isForEverybody(answer)) {
      // The router's data says nothing of the page: parts of it may be shared where the whole is not.
      if (answer.statusCode === 200 && wanted.length === 0) this.#private.set(path, true);
      return null;
    }
    const source = sourceOf(answer);
    if (before?.source === source) return before;
    const { body: identity, policy } = prepare(answer, path);
    const make = (bodies: Bodies): SharedPage =>
      makePage(answer, { source, policy, headers: this.#headers(path), bodies });
    void compress(identity, "best")
      .then((bodies) => this.#cache.improve(key, (page) => (page.source === source ? make(bodies) : page)))
      .catch((error: unknown) => log.warn({ err: error }, "A page could not be compressed"));
    return make(await compress(identity, "quick"));
  }
}

/**
 * Whether Next made the whole answer beforehand: nothing in it was left ("postponed": 1) for the request. Beside the
 * router's data the same header says 2, and means that this part was made beforehand.
 */
function isForEverybody({ statusCode, headers }: Injected): boolean {
  if (headers["set-cookie"] !== undefined || headers["x-nextjs-postponed"] === "1") return false;
  if (statusCode === 404) return headers["x-nextjs-prerender"] !== undefined;
  if (statusCode !== 200) return false;
  return /s-maxage=|\bimmutable\b/.test(headers["cache-control"] ?? "");
}

function sourceOf({ headers, rawPayload, statusCode }: Injected): string {
  return `${statusCode} ${headers.etag ?? createHash("sha256").update(rawPayload).digest("base64url")}`;
}

/** What is served of an answer: a page with as few inline scripts as it can have, and the policy that names them. */
function prepare(answer: Injected, path: string): { readonly body: Buffer; readonly policy: string | null } {
  const type = String(answer.headers["content-type"]);
  if (type.startsWith("text/x-component"))
    return { body: Buffer.from(fillInOrigin(answer.rawPayload.toString("utf8"))), policy: null };
  if (!type.startsWith("text/html")) return { body: answer.rawPayload, policy: null };
  const html = fillInOrigin(joinDataScripts(answer.rawPayload.toString("utf8")));
  const { hashes, refused } = inlineScriptHashes(html);
  if (refused.length > 0)
    log.warn({ path: loggedPath(path), refused }, "Inline scripts of a page may not run");
  return { body: Buffer.from(html), policy: contentPolicy(hashes) };
}

/** What a browser and a balancer may keep: nothing without asking, or for ever. */
function cacheControl({ headers, statusCode }: Injected): string {
  const said = headers["cache-control"] ?? "";
  if (statusCode !== 200) return "no-store";
  return /\bimmutable\b/.test(said) ? said : "public, max-age=0, s-maxage=1, stale-while-revalidate=1";
}

interface Ingredients {
  readonly source: string;
  readonly policy: string | null;
  readonly headers: HeaderLines;
  readonly bodies: Bodies;
}

function makePage(answer: Injected, { source, policy, headers, bodies }: Ingredients): SharedPage {
  const etag = `W/"${createHash("sha256").update(bodies.identity).digest("base64url").slice(0, 22)}"`;
  const common = [
    ...headers.flat(),
    ...(policy === null ? [] : ["Content-Security-Policy", policy]),
    "Content-Type",
    String(answer.headers["content-type"]),
    "Cache-Control",
    cacheControl(answer),
    "ETag",
    etag,
    "Vary",
    varyOf(answer),
    "Cache-Status",
    "fettle; hit",
    ...passedOn.flatMap((name) => {
      const value = answer.headers[name];
      return value === undefined ? [] : [name, String(value)];
    }),
  ];
  const head = (encoding: Encoding): string[] => [
    ...common,
    ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    "Content-Length",
    String(bodies[encoding].byteLength),
  ];
  return {
    status: answer.statusCode,
    etag,
    source,
    bodies,
    heads: { br: head("br"), gzip: head("gzip"), identity: head("identity") },
    bytes: encodings.reduce((sum, encoding) => sum + bodies[encoding].byteLength, 4_096),
  };
}

/** What Next's router reads beside the body, and the fonts to fetch early. */
const passedOn = [
  "link",
  "x-nextjs-stale-time",
  "x-nextjs-prerender",
  "x-nextjs-postponed",
  "x-nextjs-rewritten-path",
] as const;

function varyOf({ headers }: Injected): string {
  const named = String(headers.vary ?? "");
  return /accept-encoding/i.test(named) ? named : [named, "Accept-Encoding"].filter(Boolean).join(", ");
}

function send(request: IncomingMessage, response: ServerResponse, page: SharedPage): void {
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  if (request.headers["if-none-match"]?.includes(page.etag.slice(2))) {
    response.writeHead(304, [...page.heads.identity.slice(0, -2)]);
    response.end();
    return;
  }
  response.writeHead(page.status, page.heads[encoding] as string[]);
  response.end(request.method === "HEAD" ? undefined : page.bodies[encoding]);
}
