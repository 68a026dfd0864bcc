import { db } from "@/lib/db/client";
import type { Stand } from "@/sandbox/stripe/testing/stand";

const RealDate = Date;

/**
 * One time for the shop, its database and the stand-in, which the test moves on: nobody waits half an hour for a page to
 * expire, and no two of them may disagree about what time it is.
 */
export class Clock {
  #shiftSeconds = 0;

  /** Puts the moved time in place of the real one; called before the first connection to the database. */
  static async start(): Promise<Clock> {
    const clock = new Clock();
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given, itself) =>
        given.length === 0 ? new target(clock.#now()) : Reflect.construct(target, given, itself),
      get: (target, name, itself) =>
        name === "now" ? () => clock.#now() : Reflect.get(target, name, itself === target ? target : itself),
    });
    // The function is found before PostgreSQL's own because the search path names this schema first. Nobody pulls the
    // plug of this server, so that no commit need wait for the disk.
    const address = new URL(process.env["DATABASE_URL"] ?? "");
    address.searchParams.set("options", "-c search_path=public,pg_catalog -c synchronous_commit=off");
    process.env["DATABASE_URL"] = address.href.replaceAll("+", "%20");
    await db().$executeRaw`CREATE TABLE test_clock (shift interval NOT NULL)`;
    await db().$executeRaw`INSERT INTO test_clock VALUES ('0')`;
    await db().$executeRaw`
      CREATE FUNCTION public.now() RETURNS timestamptz STABLE LANGUAGE sql
      AS 'SELECT pg_catalog.now() + shift FROM public.test_clock'`;
    await db().$executeRaw`
      DO $$ DECLARE stamped record; BEGIN
        FOR stamped IN SELECT table_name, column_name FROM information_schema.columns
          WHERE table_schema = 'public' AND column_default IN ('CURRENT_TIMESTAMP', 'pg_catalog.now()', 'now()')
        LOOP
          EXECUTE format('ALTER TABLE public.%I ALTER %I SET DEFAULT public.now()', stamped.table_name, stamped.column_name);
        END LOOP;
      END $$`;
    return clock;
  }

  /** Seconds that have been skipped so far. */
  get shiftSeconds(): number {
    return this.#shiftSeconds;
  }

  async moveBy(stand: Stand, seconds: number): Promise<void> {
    this.#shiftSeconds += seconds;
    await db().$executeRaw`UPDATE test_clock SET shift = make_interval(secs => ${this.#shiftSeconds}::int)`;
    await stand.control("POST", "/clock", { advanceSeconds: seconds });
  }

  /** Gives the real time back. */
  stop(): void {
    globalThis.Date = RealDate;
  }

  #now(): number {
    return RealDate.now() + this.#shiftSeconds * 1000;
  }
}
