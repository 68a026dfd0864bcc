import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import pg from "pg";
import type { Finding } from "@/lib/invariants/invariants";
import { exampleTrader } from "@/scripts/launch/example-trader";
import { serverFlags, typescriptFlags } from "@/scripts/launch/node-flags";
import { serverBundle } from "@/scripts/launch/server-bundle";
import { startStack } from "@/scripts/launch/stack";
import { Buyer } from "../../support/buyer";
import { Clerk } from "../../support/clerk";
import type { Shop } from "../../support/fixtures";
import { copyOfBuild, freePort } from "../../support/instances";
import { Program, answers, root } from "../../support/program";
import { levelOf, query, settingsOf } from "../../support/records";
import { owner } from "../../support/shop";
import { Postbox } from "./postbox";
import { StandIn } from "./stand-in";
import { Wire } from "./wire";

export interface RigOptions {
  /** How many servers of the shop run side by side. */
  readonly servers?: number;
  /** API requests a second before the stand-in says 429; 0 lifts the limit. */
  readonly rateLimit?: number;
}

/** One server of the shop. */
export interface Server {
  readonly address: string;
  readonly port: number;
  readonly program: Program;
}

/** Where one buyer stands, in the shop's books, at Stripe and in his letters. */
export interface Outcome {
  /** States of his orders, the oldest first. */
  readonly orders: readonly string[];
  /** Pence that he was charged at Stripe, and how many of them went back. */
  readonly charged: number;
  readonly refunded: number;
  /** What the emails to him were, in the order they came. */
  readonly letters: readonly string[];
}

/**
 * A whole shop of real processes over a database of its own, with a wire before everything that can break: servers behind a
 * balancer, the Stripe stand-in, a postbox, a worker when one is asked for.
 */
export class Rig {
  /** What helpers of other tests need of a shop. */
  readonly shop: Shop;
  readonly servers: readonly Server[];
  readonly stripe: StandIn;
  readonly postbox: Postbox;
  readonly clerk: Clerk;
  /** Not started by itself: the clerk does its rounds when a test says so. */
  readonly worker: Program;
  /** Between the shop (servers and worker) and what it needs. */
  readonly wires: { readonly database: Wire; readonly stripe: Wire; readonly smtp: Wire };
  /** The balancer before the servers: buyers and events come in here. */
  readonly front: Wire;
  readonly #folders: readonly string[];

  private constructor(
    parts: Pick<Rig, "shop" | "servers" | "stripe" | "postbox" | "clerk" | "worker" | "wires" | "front">,
    folders: readonly string[],
  ) {
    this.shop = parts.shop;
    this.servers = parts.servers;
    this.stripe = parts.stripe;
    this.postbox = parts.postbox;
    this.clerk = parts.clerk;
    this.worker = parts.worker;
    this.wires = parts.wires;
    this.front = parts.front;
    this.#folders = folders;
  }

  /** Starts one beside the shop under test: in its PostgreSQL, and from its build. */
  static async start({ servers: count = 2, rateLimit = 0 }: RigOptions = {}): Promise<Rig> {
    const folder = await mkdtemp(join(tmpdir(), "fettle-rig-"));
    const database = await freshDatabase();
    const postbox = await Postbox.open();
    const stripePort = await freePort();
    const controlPort = await freePort();
    const front = await Wire.open();
    const wires = {
      database: await Wire.open(Number(database.port)),
      stripe: await Wire.open(stripePort),
      smtp: await Wire.open(postbox.port),
    };
    const siteUrl = `http://localhost:${front.port}`;
    const settings = {
      ...exampleTrader,
      DATABASE_URL: database.href,
      STRIPE_SECRET_KEY: "sk_test_fettle_rig",
      STRIPE_WEBHOOK_SECRET: `whsec_${randomBytes(16).toString("hex")}`,
      STRIPE_API_BASE: `http://127.0.0.1:${stripePort}`,
      SMTP_URL: `smtp://127.0.0.1:${wires.smtp.port}`,
      SITE_URL: siteUrl,
      SHOP_SECRET: randomBytes(32).toString("base64url"),
      // Tests press often; and who says where he comes from is believed, as a proxy's word would be.
      LIMITS_FACTOR: "1000",
      TRUSTED_PROXIES: "1",
    };
    await fillDatabase({ ...settings, FETTLE_DATA_DIR: folder });
    await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
    const own: NodeJS.ProcessEnv = { ...process.env, ...settings, NODE_ENV: "production" };
    const wired = new URL(database);
    wired.port = String(wires.database.port);
    const environment: NodeJS.ProcessEnv = {
      ...own,
      DATABASE_URL: wired.href,
      STRIPE_API_BASE: `http://127.0.0.1:${wires.stripe.port}`,
    };

    const stripe = new StandIn({
      port: stripePort,
      controlPort,
      folder,
      webhookUrl: `${siteUrl.replace("localhost", "127.0.0.1")}/api/stripe/webhook`,
      webhookSecret: settings.STRIPE_WEBHOOK_SECRET,
      rateLimit,
    });
    const clerk = new Clerk(own, join(folder, "clerk.log"));
    const worker: Program = new Program({
      run: [...typescriptFlags(), join(root, "scripts/worker.ts")],
      folder: root,
      environment,
      log: join(folder, "worker.log"),
      isReady: async () => (await worker.words()).includes('"Working"'),
    });
    const places = await Promise.all(Array.from({ length: count }, copyOfBuild));
    const servers: Server[] = [];
    for (const [index, place] of places.entries()) {
      const port = await freePort();
      const address = `http://localhost:${port}`;
      const program = new Program({
        run: [...serverFlags(environment), serverBundle],
        folder: place,
        environment: { ...environment, PORT: String(port) },
        log: join(folder, `server-${index + 1}.log`),
        isReady: () => answers(`${address}/api/health/ready`),
      });
      servers.push({ address, port, program });
    }
    front.leadTo(...servers.map(({ port }) => port));
    const shop: Shop = {
      folder,
      addresses: {
        shop: siteUrl,
        stripe: `http://localhost:${stripePort}`,
        stripeControl: `http://127.0.0.1:${controlPort}`,
        mail: "",
        smtp: settings.SMTP_URL,
      },
    };
    const rig = new Rig({ shop, servers, stripe, postbox, clerk, worker, wires, front }, [folder, ...places]);
    await Promise.all([
      stripe.program.start(),
      clerk.start(),
      ...servers.map(({ program }) => program.start()),
    ]);
    return rig;
  }

  /** A live product of one variant with so many units on its shelf. Tells its SKU. */
  async shelf(units: number, more: { pricePence?: number } = {}): Promise<string> {
    return (await this.clerk.ask("stockShelf", units, more)).sku;
  }

  buyer(): Promise<Buyer> {
    return Buyer.arrive(this.shop);
  }

  /** Kills every server of the shop at once, as a power cut does. */
  async cutPower(): Promise<void> {
    await Promise.all(this.servers.map(({ program }) => program.end()));
  }

  async restorePower(): Promise<void> {
    await Promise.all(this.servers.map(({ program }) => program.start()));
  }

  query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return query<Row>(this.shop, sql, values);
  }

  /** On hand and reserved of a shelf: "3 on hand, 1 held". */
  async levelOf(sku: string): Promise<string> {
    const { onHand, reserved } = await levelOf(this.shop, sku);
    return `${onHand} on hand, ${reserved} held`;
  }

  /** How many of the servers' connections wait for what another has locked. */
  async waitingForLocks(): Promise<number> {
    const [row] = await this.query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'fettle' AND wait_event_type = 'Lock'`,
    );
    return row?.waiting ?? 0;
  }

  async outcomeOf({ email }: Pick<Buyer, "email">): Promise<Outcome> {
    const orders = await this.query<{ id: string; state: string }>(
      "SELECT id, state::text FROM shop_order WHERE email = $1 ORDER BY number",
      [email],
    );
    const ids = new Set<string | undefined>(orders.map(({ id }) => id));
    const { charges, refunds } = await this.stripe.state();
    const paid = charges.filter((charge) => charge.paid && ids.has(charge.metadata["order_id"]));
    const returned = refunds.filter(
      ({ charge, status }) => status === "succeeded" && paid.some(({ id }) => id === charge),
    );
    return {
      orders: orders.map(({ state }) => state),
      charged: paid.reduce((sum, { amount }) => sum + amount, 0),
      refunded: returned.reduce((sum, { amount }) => sum + amount, 0),
      letters: this.postbox
        .mailTo(email)
        .map(({ messageId }) => /<([\w-]+)\./.exec(messageId ?? "")?.[1] ?? ""),
    };
  }

  /**
   * Lets time pass for the shop's own books: what one buyer began looks so many minutes older. Stripe's clock is moved on
   * its control port.
   */
  async age({ email }: Pick<Buyer, "email">, minutes: number): Promise<void> {
    const older = [email, `${minutes} minutes`];
    await this.query(
      `UPDATE checkout_attempt SET created_at = created_at - $2::interval, expires_at = expires_at - $2::interval
       WHERE order_id IN (SELECT id FROM shop_order WHERE email = $1)`,
      older,
    );
  }

  /** Every process runs, every wire lets everything through, Stripe does as it should. */
  async mend(): Promise<void> {
    this.front.leadTo(...this.servers.map(({ port }) => port));
    for (const wire of [this.front, ...Object.values(this.wires)]) await wire.mend();
    await Promise.all([this.stripe.mend(), this.restorePower()]);
  }

  /**
   * Waits until nothing is left to be done: every event told or fetched, every attempt known, every letter sent. Time passes
   * as it would for the reconciler and for what failed in the outbox.
   */
  async becomeQuiet(): Promise<void> {
    await this.stripe.hasTold();
    await expect(async () => {
      const { failures } = await this.clerk.ask("reconcile", 2);
      await this.query("UPDATE outbox SET available_at = now() WHERE sent_at IS NULL");
      const { failed } = await this.clerk.ask("workOff");
      const [left] = await this.query<{ letters: number; events: number }>(
        `SELECT (SELECT count(*)::int FROM outbox WHERE sent_at IS NULL) AS letters,
          (SELECT count(*)::int FROM stripe_event WHERE processed_at IS NULL) AS events`,
      );
      expect({ failures, failed, ...left }).toEqual({ failures: [], failed: 0, letters: 0, events: 0 });
    }).toPass({ timeout: 60_000, intervals: [100, 250, 500, 1_000] });
  }

  /** What is broken, over the whole database and everything at Stripe, once every payment should have reached the books. */
  brokenRules(): Promise<Finding[]> {
    return this.clerk.ask("brokenRules", 24 * 60);
  }

  async expectInvariants(): Promise<void> {
    expect(await this.brokenRules()).toEqual([]);
  }

  async stop(): Promise<void> {
    await Promise.all([this.worker.end(), this.clerk.stop(), this.cutPower(), this.stripe.program.end()]);
    await this.postbox.close();
    for (const wire of [this.front, ...Object.values(this.wires)]) await wire.refuse();
    const { pathname } = new URL(settingsOf(this.shop).DATABASE_URL);
    await asAdministrator((client) => client.query(`DROP DATABASE ${pathname.slice(1)} WITH (FORCE)`));
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
  }
}

async function asAdministrator(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl().href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The database of the shop under test, whose PostgreSQL the rig shares. */
function clusterUrl(): URL {
  return new URL(settingsOf({ folder: process.env["E2E_DATA_DIR"] ?? "" }).DATABASE_URL);
}

async function freshDatabase(): Promise<URL> {
  const name = `rig_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator((client) => client.query(`CREATE DATABASE ${name}`));
  const url = clusterUrl();
  url.pathname = `/${name}`;
  return url;
}

/** Migrates and seeds it, as `npm start` does. */
async function fillDatabase(settings: Readonly<Record<string, string>>): Promise<void> {
  const stack = await startStack({
    environment: {
      ...process.env,
      ...settings,
      ADMIN_EMAIL: owner.email,
      ADMIN_PASSWORD: owner.password,
    },
    parts: [],
    seed: true,
  });
  await stack.stop();
}
