import { join } from "node:path";
import { typescriptFlags } from "@/scripts/launch/node-flags";
import type { Answer, Request } from "./clerk-main";
import type { ClerkWork } from "./clerk-work";
import { Program, root } from "./program";

/**
 * A process that runs the shop's own commands over a shop's records, past all wires: for setting scenes, for letting the
 * reconciler and the outbox do their round now, and for looking at every invariant. It stays: what costs most of a look is to
 * begin, and the process of the tests must not take over the shop's settings.
 */
export class Clerk {
  readonly #program: Program;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #number = 0;

  constructor(environment: NodeJS.ProcessEnv, log: string) {
    this.#program = new Program({
      run: [...typescriptFlags(), join(root, "e2e/support/clerk-main.ts")],
      folder: root,
      environment,
      log,
      speaks: true,
      isReady: async () => true,
    });
  }

  async start(): Promise<void> {
    await this.#program.start();
    this.#program.process.on("message", (answer: Answer) => {
      this.#waiting.get(answer.number)?.(answer);
      this.#waiting.delete(answer.number);
    });
  }

  /** Has one piece of work done, and rejects with its own words when it fails. */
  async ask<Name extends keyof ClerkWork>(
    name: Name,
    ...given: Parameters<ClerkWork[Name]>
  ): Promise<Awaited<ReturnType<ClerkWork[Name]>>> {
    const request: Request = { number: (this.#number += 1), name, given };
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(request.number, resolve);
      this.#program.process.send(request, (error) => error && reject(error));
    });
    if (answer.error !== undefined) throw new Error(`The clerk could not ${name}: ${answer.error}`);
    // The clerk runs the very function that the type speaks of.
    return answer.value as Awaited<ReturnType<ClerkWork[Name]>>;
  }

  stop(): Promise<void> {
    return this.#program.end();
  }
}
