function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * Prisma's code of an error, and what its adapter says: PostgreSQL's own code when it came through, and the kind of failure
 * when it did not. Of raw queries Prisma's code says only that they were raw.
 */
function codesOf(error: unknown): string[] {
  const inner = field(field(error, "meta"), "driverAdapterError") ?? error;
  const cause = field(inner, "cause");
  const codes = [field(error, "code"), field(cause, "originalCode"), field(cause, "kind")];
  return codes.filter((code): code is string => typeof code === "string");
}

/** Write conflict, serialisation failure, deadlock: PostgreSQL asks for another try. */
export function isConflict(error: unknown): boolean {
  return codesOf(error).some((code) => ["P2034", "40001", "40P01"].includes(code));
}

/** A unique index said no: somebody else was first. */
export function isDuplicate(error: unknown): boolean {
  return codesOf(error).some((code) => ["P2002", "23505"].includes(code));
}

/** A CHECK, or a trigger that speaks like one, said no. */
export function isCheckBroken(error: unknown): boolean {
  return codesOf(error).includes("23514");
}

const awayCodes = new Set([
  ..."P1000 P1001 P1002 P1008 P1010 P1017 P2024 P2028 P2037".split(" "),
  ..."DatabaseNotReachable ConnectionClosed SocketTimeout TlsConnectionError TooManyConnections".split(" "),
]);

/** The database cannot be reached, or answers too late: worth another try later, and not a bug. */
export function isDatabaseAway(error: unknown): boolean {
  if (codesOf(error).some((code) => awayCodes.has(code) || /^(ECONN|ETIMEDOUT|EPIPE|57P|08)/.test(code)))
    return true;
  const text = error instanceof Error ? error.message : "";
  if (/ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(text))
    return true;
  return error instanceof Error && error.cause !== undefined && isDatabaseAway(error.cause);
}
