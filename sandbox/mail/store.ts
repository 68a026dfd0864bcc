import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readMessage, withEnvelope } from "./message";
import type { Envelope, Message } from "./message";

const suffix = ".eml";
const defaultLimit = 500;

/** The caught emails: one file each, so that they outlive a restart; the oldest give way. */
export class MailStore {
  readonly #folder: string;
  readonly #limit: number;
  /** Oldest first: an id begins with the moment it was caught. */
  #ids: string[] = [];
  readonly #read = new Map<string, Message>();
  #lastMoment = 0;

  private constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  static async open(folder: string, limit = defaultLimit): Promise<MailStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const store = new MailStore(folder, limit);
    const names = await readdir(folder);
    store.#ids = names
      .filter((name) => name.endsWith(suffix))
      .map((name) => name.slice(0, -suffix.length))
      .sort();
    return store;
  }

  /** Keeps an email; on disk before this answers. */
  async keep(source: Buffer, envelope: Envelope): Promise<Message> {
    // Two emails of the same millisecond keep their order.
    this.#lastMoment = Math.max(Date.now(), this.#lastMoment + 1);
    const id = `${this.#lastMoment}-${randomBytes(4).toString("hex")}`;
    const whole = withEnvelope(source, envelope);
    const message = await readMessage(id, whole, momentOf(id));
    const draft = join(this.#folder, `${id}.draft`);
    await writeFile(draft, whole, { mode: 0o600, flush: true });
    await rename(draft, this.#path(id));
    this.#ids.push(id);
    this.#ids.sort();
    this.#read.set(id, message);
    for (const old of this.#ids.splice(0, Math.max(0, this.#ids.length - this.#limit)))
      await this.#remove(old);
    return message;
  }

  /** All emails, newest first. */
  async all(): Promise<Message[]> {
    const messages = await Promise.all(this.#ids.toReversed().map((id) => this.find(id)));
    return messages.filter((message) => message !== undefined);
  }

  async find(id: string): Promise<Message | undefined> {
    if (!this.#ids.includes(id)) return undefined;
    const known = this.#read.get(id);
    if (known) return known;
    const source = await readFile(this.#path(id)).catch(() => undefined);
    if (!source) return undefined;
    const message = await readMessage(id, source, momentOf(id));
    this.#read.set(id, message);
    return message;
  }

  async clear(): Promise<void> {
    for (const id of this.#ids.splice(0)) await this.#remove(id);
  }

  async #remove(id: string): Promise<void> {
    this.#read.delete(id);
    await rm(this.#path(id), { force: true });
  }

  #path(id: string): string {
    return join(this.#folder, `${id}${suffix}`);
  }
}

function momentOf(id: string): Date {
  return new Date(Number(id.split("-")[0]));
}
