import { timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { poolFigures } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readOutboxFigures } from "@/lib/outbox/outbox-reads";
import type { SharedPages } from "./shared-pages";

const rooms = new Set(
  "products shop guides topics basket orders search account admin sign-in alerts newsletter api _next pictures films".split(
    " ",
  ),
);

/** The first part of a path when the shop knows it: a label must not take what strangers type. */
function roomOf(path: string): string {
  const first = path.split("/", 2)[1] ?? "";
  if (first === "") return "home";
  return rooms.has(first) ? first : "other";
}

/** The figures of one server process, in the text form that Prometheus and its kin read. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<"room" | "status">;
  readonly #announcements: Counter;

  constructor(pages: SharedPages | null, followed: () => boolean) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: "fettle_" });
    this.#requests = new Histogram({
      name: "fettle_request_seconds",
      help: "Requests that were not answered from the micro-cache, by room and status",
      labelNames: ["room", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.#announcements = new Counter({
      name: "fettle_announcements_followed_total",
      help: "Announcements of changed pages that this process has followed",
      registers,
    });
    new Gauge({
      name: "fettle_announcements_followed",
      help: "1 while every announcement has been followed and new ones are heard",
      registers,
      collect() {
        this.set(followed() ? 1 : 0);
      },
    });
    new Gauge({
      name: "fettle_database_connections",
      help: "Connections of this process to the database, and requests that wait for one",
      labelNames: ["state"],
      registers,
      collect() {
        const figures = poolFigures();
        for (const [state, count] of Object.entries(figures)) this.set({ state }, count);
      },
    });
    new Gauge({
      name: "fettle_outbox",
      help: "Emails and jobs that wait, of them failed before, and the age of the oldest in seconds",
      labelNames: ["figure"],
      registers,
      async collect() {
        // Without the database the other figures are still worth reading.
        const figures = await readOutboxFigures().catch(() => null);
        this.reset();
        for (const [figure, value] of Object.entries(figures ?? {})) this.set({ figure }, value);
      },
    });
    if (pages) addCacheFigures(pages, registers);
  }

  /** Notes a request that was answered outside the micro-cache. */
  note(path: string, status: number, seconds: number): void {
    this.#requests.observe({ room: roomOf(path), status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  announced(): void {
    this.#announcements.inc();
  }

  async text(): Promise<{ readonly type: string; readonly body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }
}

function addCacheFigures(pages: SharedPages, registers: Registry[]): void {
  new Counter({
    name: "fettle_cache_answers_total",
    help: "Answers of the micro-cache by how they were come by",
    labelNames: ["outcome"],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of pages.outcomes) this.inc({ outcome }, count);
    },
  });
  new Gauge({
    name: "fettle_cache",
    help: "Pages in the micro-cache, and the bytes they take",
    labelNames: ["figure"],
    registers,
    collect() {
      this.set({ figure: "pages" }, pages.size.pages);
      this.set({ figure: "bytes" }, pages.size.bytes);
    },
  });
}

/** Whether a request names the token of METRICS_TOKEN. Without that setting nobody may read the figures. */
export function mayReadMetrics(authorization: string | undefined): boolean {
  const token = env().METRICS_TOKEN;
  if (!token) return false;
  const wanted = Buffer.from(`Bearer ${token}`);
  const given = Buffer.from(authorization ?? "");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
