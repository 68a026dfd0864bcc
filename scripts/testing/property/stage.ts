import pg from "pg";
import { closeDatabase } from "@/lib/db/client";
import { Stand } from "@/sandbox/stripe/testing/stand";
import { Clock } from "./clock";
import { Doors } from "./doors";
import type { Tally } from "./tally";

/** Where the test goes on from run to run: one database, one stand-in, one clock for both. */
export class Stage {
  readonly stand: Stand;
  readonly doors: Doors;
  readonly tally: Tally;
  #clock: Clock;

  private constructor(stand: Stand, clock: Clock, doors: Doors, tally: Tally) {
    this.stand = stand;
    this.#clock = clock;
    this.doors = doors;
    this.tally = tally;
  }

  static async open(tally: Tally): Promise<Stage> {
    const stand = await Stand.start();
    process.env["STRIPE_API_BASE"] = stand.origin.replace("localhost", "127.0.0.1");
    process.env["STRIPE_WEBHOOK_SECRET"] = stand.receiver.secret;
    const clock = await Clock.start();
    await closeDatabase();
    return new Stage(stand, clock, await Doors.open(stand), tally);
  }

  get clock(): Clock {
    return this.#clock;
  }

  /** Begins with an empty database again: what a broken run has left would break all runs after it. */
  async clear(template: string): Promise<void> {
    this.#clock.stop();
    await this.doors.close();
    await closeDatabase();
    const address = new URL(process.env["DATABASE_URL"] ?? "");
    const name = address.pathname.slice(1);
    address.pathname = "/postgres";
    const admin = new pg.Client({ connectionString: address.href.replaceAll("+", "%20") });
    await admin.connect();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${new URL(template).pathname.slice(1)}`);
    await admin.end();
    this.#clock = await Clock.start();
    await closeDatabase();
    await this.doors.reopen();
  }

  async close(): Promise<void> {
    this.#clock.stop();
    await this.doors.close();
    await this.stand.stop();
  }
}
