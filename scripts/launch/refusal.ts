/** A start that cannot go on, in words for the person at the keyboard: printed without a stack. */
export class Refusal extends Error {
  override name = "Refusal";
}

/** The start was called off by Ctrl-C or a signal: nothing to say about it. */
export class Stopped extends Error {
  override name = "Stopped";

  constructor() {
    super("The start was called off.");
  }
}
