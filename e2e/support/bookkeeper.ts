import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/**
 * Looks at the invariants of a shop whenever asked, from a process of its own that stays: it knows the shop's settings, which the
 * process of the tests must not take over, and what costs most of a look is to begin.
 */
export class Bookkeeper {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  static async hire(folder: string): Promise<Bookkeeper> {
    const child = fork("e2e/support/bookkeeping.ts", {
      execArgv: ["--import", "tsx"],
      env: { ...process.env, FETTLE_DATA_DIR: folder },
    });
    const bookkeeper = new Bookkeeper(child);
    await bookkeeper.#answer();
    return bookkeeper;
  }

  /** The words of every rule that is broken, or why it could not be looked at; none when all is well. */
  look(): Promise<string[]> {
    this.#process.send("look");
    return this.#answer();
  }

  async dismiss(): Promise<void> {
    this.#process.disconnect();
    await once(this.#process, "exit");
  }

  async #answer(): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const end = (code: number | null) => reject(new Error(`The bookkeeper left with ${code}`));
      this.#process.once("exit", end);
      this.#process.once("message", (words: string[]) => {
        this.#process.off("exit", end);
        resolve(words);
      });
    });
  }
}
