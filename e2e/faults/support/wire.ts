import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Texts that must pass on one connection, one after the other; the last one springs the trap. */
export type Steps = readonly RegExp[];

/** A trap on a wire: springs once, on the first connection on which its steps have passed. */
export class Trap {
  readonly steps: Steps;
  /** What is kept back: what the client asks, or the answer to it. */
  readonly keeps: "question" | "answer";
  #sprung = Promise.withResolvers<Line>();
  #line: Line | undefined;

  constructor(steps: Steps, keeps: Trap["keeps"]) {
    this.steps = steps;
    this.keeps = keeps;
  }

  spring(line: Line): void {
    this.#line = line;
    this.#sprung.resolve(line);
  }

  get hasSprung(): boolean {
    return this.#line !== undefined;
  }

  /** Waits until what it keeps back is here: the question, or the first bytes of the answer. */
  async caught(withinMilliseconds = 20_000): Promise<void> {
    const deadline = Date.now() + withinMilliseconds;
    while (!this.#line?.keepsSomething) {
      if (Date.now() > deadline) throw new Error(`Nothing was caught of ${this.steps.join(", then ")}`);
      await pause(5);
    }
  }

  /** Sends on what was kept back, and all that follows. */
  letGo(): void {
    this.#line?.letGo();
  }

  /** Breaks the connection; what was kept back is lost. */
  drop(): void {
    this.#line?.destroy();
  }
}

const tailLength = 400;

/** One connection through a wire. */
class Line {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #watched = new Map<Trap, { step: number; tail: string }>();
  readonly #kept = { question: [] as Buffer[], answer: [] as Buffer[] };
  readonly #holding = { question: false, answer: false };

  constructor(client: Socket, server: Socket, traps: () => readonly Trap[], isFrozen: () => boolean) {
    this.#client = client;
    this.#server = server;
    this.#holding = { question: isFrozen(), answer: isFrozen() };
    client.on("data", (bytes: Buffer) => {
      for (const trap of traps()) this.#watch(trap, bytes);
      this.#pass("question", bytes);
    });
    server.on("data", (bytes: Buffer) => this.#pass("answer", bytes));
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on("error", () => to.resetAndDestroy());
      // What is on its way to the other side still arrives: a reset would take it away from him.
      from.on("close", () => to.end());
    }
  }

  get keepsSomething(): boolean {
    return this.#kept.question.length + this.#kept.answer.length > 0;
  }

  hold(): void {
    this.#holding.question = true;
    this.#holding.answer = true;
  }

  letGo(): void {
    this.#holding.question = false;
    this.#holding.answer = false;
    for (const what of ["question", "answer"] as const)
      for (const bytes of this.#kept[what].splice(0)) this.#pass(what, bytes);
  }

  destroy(): void {
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
  }

  #pass(what: "question" | "answer", bytes: Buffer): void {
    const to = what === "question" ? this.#server : this.#client;
    if (this.#holding[what]) this.#kept[what].push(bytes);
    else if (to.writable) to.write(bytes);
  }

  /** A text may be cut anywhere on its way: the end of what came before is looked at again. */
  #watch(trap: Trap, bytes: Buffer): void {
    if (trap.hasSprung) return;
    const watched = this.#watched.get(trap) ?? { step: 0, tail: "" };
    this.#watched.set(trap, watched);
    let text = watched.tail + bytes.toString("latin1");
    for (let step = trap.steps[watched.step]; step; step = trap.steps[watched.step]) {
      const found = step.exec(text);
      if (!found) break;
      text = text.slice(found.index + found[0].length);
      watched.step += 1;
    }
    watched.tail = text.slice(-tailLength);
    if (watched.step < trap.steps.length) return;
    this.#holding[trap.keeps] = true;
    trap.spring(this);
  }
}

/**
 * A TCP proxy before a program: what goes through it can be held back, lost or broken off at the very moment when certain
 * bytes pass, so that any instant of a program can be hit from outside.
 */
export class Wire {
  readonly port: number;
  #targets: readonly number[];
  #turn = 0;
  #server: Server;
  #lines = new Set<Line>();
  #traps: Trap[] = [];
  #frozen = false;

  private constructor(server: Server, port: number, targets: readonly number[]) {
    this.#server = server;
    this.port = port;
    this.#targets = targets;
    server.on("connection", (client) => void this.#join(client));
  }

  /** Opens one before ports of this machine; connections go to them by turns. */
  static async open(...targets: readonly number[]): Promise<Wire> {
    const server = createServer({ noDelay: true });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The wire has no port");
    return new Wire(server, address.port, targets);
  }

  /** Leads new connections to other ports. */
  leadTo(...targets: readonly number[]): void {
    this.#targets = targets;
  }

  /** Keeps back what completes the steps, before the program sees it. */
  catchQuestion(...steps: Steps): Trap {
    return this.#set(new Trap(steps, "question"));
  }

  /** Lets what completes the steps pass, and keeps back the answer. */
  catchAnswer(...steps: Steps): Trap {
    return this.#set(new Trap(steps, "answer"));
  }

  /** Breaks every connection. */
  sever(): void {
    for (const line of this.#lines) line.destroy();
  }

  /** Breaks every connection and takes no new one, as when the program is away. */
  async refuse(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    this.sever();
    await closed;
  }

  /** Lets nothing through in either direction and breaks nothing, as when a cable is pulled. */
  freeze(): void {
    this.#frozen = true;
    for (const line of this.#lines) line.hold();
  }

  /** Everything passes again: what was kept back is sent on, traps are forgotten. */
  async mend(): Promise<void> {
    this.#traps = [];
    this.#frozen = false;
    for (const line of this.#lines) line.letGo();
    if (this.#server.listening) return;
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  #set(trap: Trap): Trap {
    this.#traps.push(trap);
    return trap;
  }

  async #join(client: Socket): Promise<void> {
    client.on("error", () => client.destroy());
    client.pause();
    const server = await this.#reach();
    if (!server || client.destroyed) {
      client.resetAndDestroy();
      server?.destroy();
      return;
    }
    const line = new Line(
      client,
      server,
      () => this.#traps,
      () => this.#frozen,
    );
    this.#lines.add(line);
    client.once("close", () => this.#lines.delete(line));
    client.resume();
  }

  /** The next target that answers: a balancer does not send visitors to a server that is away. */
  async #reach(): Promise<Socket | undefined> {
    for (let tries = this.#targets.length; tries > 0; tries -= 1) {
      const port = this.#targets[this.#turn++ % this.#targets.length];
      if (port === undefined) return undefined;
      const socket = connect({ port, host: "127.0.0.1", noDelay: true });
      const [outcome] = await Promise.race([
        once(socket, "connect").then(() => ["connected"]),
        once(socket, "close"),
      ]).catch(() => ["refused"]);
      if (outcome === "connected") return socket;
    }
    return undefined;
  }
}
