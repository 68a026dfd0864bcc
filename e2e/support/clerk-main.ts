// The clerk's process: does what it is asked for in a message and answers with another.
import { clerkWork, type ClerkWork } from "./clerk-work";

export interface Request {
  readonly number: number;
  readonly name: keyof ClerkWork;
  readonly given: readonly unknown[];
}

export interface Answer {
  readonly number: number;
  readonly value?: unknown;
  readonly error?: string;
}

const answer = (words: Answer): void => {
  process.send?.(words);
};

process.on("message", ({ number, name, given }: Request) => {
  // What is given was typed where it was asked.
  const work: (...given: readonly never[]) => Promise<unknown> = clerkWork[name];
  work(...(given as readonly never[])).then(
    (value) => answer({ number, value }),
    (error: unknown) =>
      answer({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
