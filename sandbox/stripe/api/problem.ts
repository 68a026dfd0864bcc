import type { z } from "zod";

type ProblemType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

export type ProblemDetails = {
  status: number;
  type?: ProblemType;
  code?: string;
  declineCode?: string;
  param?: string;
  message: string;
  /** What else the error shows, such as the payment intent that it came of. */
  more?: Readonly<Record<string, unknown>>;
  /** Found wrong before the call began to run, so that nothing is kept under its idempotency key. */
  beforeExecution?: boolean;
};

/** A refusal, as Stripe words it. Thrown, it undoes what was done; returned as an answer, it leaves it. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.message);
    this.details = details;
  }
}

/** A failure of Stripe's own, as it is asked for on the control port. */
export function orderedFailure(status: number): ProblemDetails {
  return { status, type: "api_error", message: "An error that was asked for on the control port." };
}

/** The body of an error answer: `{ error: { type, code, param, message, ... } }`. */
export function problemBody(details: ProblemDetails, requestId: string): { error: Record<string, unknown> } {
  const { code, declineCode, param, message, more, type = "invalid_request_error" } = details;
  return {
    error: {
      ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }),
      ...(declineCode && { decline_code: declineCode }),
      message,
      ...(param && { param }),
      ...more,
      request_log_url: `https://dashboard.stripe.com/test/logs/${requestId}`,
      type,
    },
  };
}

/** A value that is not what the call expects. */
export function invalid(param: string, message: string, code?: string): Problem {
  return new Problem({ status: 400, param, message, ...(code && { code }) });
}

/** An id that names nothing. `param` is Stripe's name for the id in the path. */
export function missing(noun: string, id: string, param: string, status = 404): Problem {
  return new Problem({ status, code: "resource_missing", param, message: `No such ${noun}: '${id}'` });
}

/** `["line_items", 0, "quantity"]` as Stripe names it: `line_items[0][quantity]`. */
export function paramName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return [first, ...rest.map((part) => `[${part}]`)].join("");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === "object" ? Reflect.get(value, key) : undefined),
    input,
  );
}

/**
 * Reads parameters that `checkShape` let through by the schema that narrows them: limits, and what is not reproduced
 * here. Throws the Problem that Stripe would answer with.
 */
export function parseParams<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;

  const unknown = parsed.error.issues.find((issue) => issue.code === "unrecognized_keys");
  if (unknown) {
    const param = paramName([...unknown.path, unknown.keys[0] ?? ""]);
    throw new Problem({
      status: 400,
      param,
      // What Stripe does not know either was refused before.
      message: `Stripe knows the parameter ${param}, but this stand-in does not reproduce it.`,
      beforeExecution: true,
    });
  }

  const issue = parsed.error.issues[0];
  if (!issue) throw parsed.error;
  const param = paramName(issue.path);
  if (valueAt(input, issue.path) === undefined && issue.code !== "custom") {
    throw new Problem({
      status: 400,
      code: "parameter_missing",
      param,
      message: `Missing required param: ${param}.`,
      beforeExecution: true,
    });
  }
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : undefined;
  throw new Problem({
    status: 400,
    param,
    message: issue.code === "custom" ? issue.message : describe(issue, param),
    ...(typeof code === "string" && { code }),
    beforeExecution: true,
  });
}

function describe(issue: z.core.$ZodIssue, param: string): string {
  if (issue.code === "invalid_value") {
    return `This stand-in takes only ${issue.values.map(String).join(", ")} as ${param}.`;
  }
  return `Invalid ${param}: ${issue.message}`;
}
