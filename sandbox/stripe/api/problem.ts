import type { z } from "zod";

type ProblemType = "api_error" | "idempotency_error" | "invalid_request_error";

export type ProblemDetails = {
  status: number;
  type?: ProblemType;
  code?: string;
  declineCode?: string;
  param?: string;
  message: string;
  /** Found wrong before the call began to run, so that nothing is kept under its idempotency key. */
  beforeExecution?: boolean;
};

/** A refusal, as Stripe words it. */
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
export function problemBody(details: ProblemDetails, requestId: string): { error: Record<string, string> } {
  const { code, declineCode, param, message, type = "invalid_request_error" } = details;
  return {
    error: {
      ...(code && { code, doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}` }),
      ...(declineCode && { decline_code: declineCode }),
      message,
      ...(param && { param }),
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
function paramName(path: readonly PropertyKey[]): string {
  const [first, ...rest] = path.map(String);
  return [first, ...rest.map((part) => `[${part}]`)].join("");
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value !== null && typeof value === "object" ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** Checks parameters against their schema. Throws the Problem that Stripe would answer with. */
export function parseParams<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;

  const unknown = parsed.error.issues.find((issue) => issue.code === "unrecognized_keys");
  if (unknown) {
    const names = unknown.keys.map((key) => paramName([...unknown.path, key]));
    throw new Problem({
      status: 400,
      code: "parameter_unknown",
      param: names[0] ?? "",
      message: `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
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
    return `Invalid ${param}: must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
  }
  if (issue.code === "invalid_type" && issue.expected === "never") {
    return `Stripe knows the parameter ${param}, but this stand-in does not reproduce it.`;
  }
  if (issue.code === "invalid_type" && issue.expected === "array") return "Invalid array";
  if (issue.code === "invalid_type" && issue.expected !== "string") return "Invalid object";
  if (issue.code === "invalid_type") return "Invalid string";
  return `Invalid ${param}: ${issue.message}`;
}
