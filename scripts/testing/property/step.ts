import type { AsyncCommand, Scheduler } from "fast-check";
import type { Act } from "./act";
import { brokenLaws } from "./laws";
import { differences, Ledger } from "./ledger";
import { look, type Seen } from "./seen";
import type { Shop } from "./shop";
import type { Mishap } from "./tasks";
import { runTogether, type Ended } from "./together";

/** What is known of the shop from outside: how everything stood at the last look. */
export interface Books {
  shop: Shop;
  seen: Seen;
}

interface Part {
  readonly act: Act;
  readonly mishap: Mishap | null;
}

/** What does not touch Stripe leaves it as it was. */
const onlyHere = new Set(["add to basket", "change quantity", "remove from basket", "edit a price"]);

/**
 * One step of the test: one act, or several at once. An act alone, with nothing that befalls it, must come out as the
 * ledger says; of acts at once, or in mishaps, the laws must hold.
 */
export class Step implements AsyncCommand<Books, Shop> {
  #parts: readonly Part[];
  #scheduler: Scheduler | null;
  #told: string[] = [];

  constructor(parts: readonly Part[], scheduler: Scheduler | null) {
    this.#parts = parts;
    this.#scheduler = scheduler;
  }

  check({ shop, seen }: Readonly<Books>): boolean {
    return this.#parts.every(({ act }) => act.applies(shop, seen));
  }

  async run(books: Books): Promise<void> {
    const { shop, seen: before } = books;
    const { doors, tally } = shop.stage;
    shop.basketEffects = [];
    const works = this.#parts.map(({ act, mishap }) => ({
      name: act.words,
      mishap,
      run: () => act.run(shop, before),
    }));
    const ends = await runTogether(doors, this.#scheduler, works);
    await shop.settleDesk();
    for (const [index, { act }] of this.#parts.entries()) {
      tally.add(act.kind);
      if (this.#parts.length > 1) tally.add(this.#scheduler ? "at once, in turns" : "at once, as it comes");
      const struck = ends[index]?.struck;
      if (struck) tally.add(`mishap ${struck}`);
      if (struck === "saved-500") shop.isErrorSaved = true;
      if (struck && act.kind === "work the outbox off") shop.workerMishaps += 1;
    }
    this.#told = this.#parts.map(({ act }, index) => `${act.words}: ${wordsOf(ends[index])}`);
    shop.diary.push(this.#told.join(" | "));

    const after = await look(shop, before, !this.#parts.every(({ act }) => onlyHere.has(act.kind)));
    const problems = [...this.#errors(ends), ...brokenLaws(shop, before, after)];
    const [only] = this.#parts;
    if (only && this.#parts.length === 1 && !ends[0]?.struck && problems.length === 0) {
      problems.push(...this.#surprises(only.act, ends[0]?.value, shop, before, after));
    }
    if (problems.length > 0) throw new Error([...problems, "", "What happened:", ...shop.diary].join("\n"));
    books.seen = after;
  }

  /**
   * Bugs throw, and nothing else does; but for what is broken under it. Where nobody schedules, a failure of Stripe's that was meant for one may
   * befall a request of another's that was quicker.
   */
  #errors(ends: readonly Ended<string>[]): string[] {
    const isLoose = this.#scheduler === null && ends.some(({ struck }) => struck !== null);
    return ends.flatMap(({ error, struck }) =>
      error !== undefined && !struck && !isLoose
        ? [`threw ${error instanceof Error ? error.stack : String(error)}`]
        : [],
    );
  }

  #surprises(act: Act, told: string | undefined, shop: Shop, before: Seen, after: Seen): string[] {
    if (!act.expect) return [];
    const ledger = new Ledger(before);
    const should = act.expect(ledger, shop, before);
    if (should === undefined) return [];
    const problems = differences(ledger, after, before);
    const fresh = [...after.sessions.keys()].find((id) => !before.sessions.has(id));
    const said = fresh ? told?.replace(fresh, "*") : told;
    if (should !== null && said !== should) problems.push(`was told "${told}" instead of "${should}"`);
    return problems;
  }

  toString(): string {
    const words = this.#parts.map(({ act, mishap }) =>
      mishap ? `${act.words} {${mishap.kind} after ${mishap.at} gates, ${mishap.times} times}` : act.words,
    );
    const [only] = words;
    const schedule = this.#scheduler?.report().map(({ label }) => `\n      ${label}`) ?? [];
    return words.length === 1 && only ? only : `at once [${words.join(" | ")}]${schedule.join("")}`;
  }
}

function wordsOf(end: Ended<string> | undefined): string {
  if (!end) return "nothing";
  const struck = end.struck ? ` (${end.struck})` : "";
  if (end.isGone) return `gone${struck}`;
  if (end.error !== undefined)
    return `threw ${end.error instanceof Error ? end.error.message.slice(0, 120) : String(end.error)}${struck}`;
  return `${end.value}${struck}`;
}
