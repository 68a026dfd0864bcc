import pino from "pino";

/** One JSON object a line, on standard output. */
export const log = pino({ base: { part: "server" } });
