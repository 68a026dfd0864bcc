import { z } from "zod";

/** The kinds of value that parameters are made of, where they are narrower than the SDK's types say. */

function problem(code: string, message: string) {
  return { code: "custom" as const, message, params: { code } };
}

/** A text that is not too long. */
export function text(maxLength = 5_000) {
  return z.string().superRefine((value, context) => {
    if (value.length > maxLength) {
      context.addIssue(
        problem(
          "parameter_invalid_string_too_long",
          `Invalid string: must be at most ${maxLength} characters, and this has ${value.length}.`,
        ),
      );
    }
  });
}

/** One of the words that the SDK's types list: `checkShape` has seen to it that it is one. */
export function word<T extends string>() {
  return z.custom<T>((value) => typeof value === "string");
}

/** A whole number in decimal digits: never `12.5`, `1e3` or `12.00`. */
export function integer({ min, max }: { min?: number; max?: number } = {}) {
  return z.string().transform((value, context) => {
    const number = /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
    if (number === undefined) {
      context.addIssue(problem("parameter_invalid_integer", `Invalid integer: ${value}`));
      return z.NEVER;
    }
    if (min !== undefined && number < min) {
      const message =
        min === 0
          ? "Invalid non-negative integer"
          : `This value must be greater than or equal to ${min} (it currently is '${number}').`;
      context.addIssue(problem("parameter_invalid_integer", message));
      return z.NEVER;
    }
    if (max !== undefined && number > max) {
      context.addIssue(
        problem(
          "parameter_invalid_integer",
          `This value must be less than or equal to ${max} (it currently is '${number}').`,
        ),
      );
      return z.NEVER;
    }
    return number;
  });
}

/** `true` or `false`. */
export function flag() {
  return z.string().transform((value) => value === "true");
}

/** An address that begins with http:// or https://. */
export function url() {
  return text().superRefine((value, context) => {
    if (!(/^https?:\/\//.test(value) && URL.canParse(value))) {
      context.addIssue(
        problem(
          "url_invalid",
          "Not a valid URL: an address must begin with an explicit scheme such as https.",
        ),
      );
    }
  });
}

/** An email address that could be one. */
export function email() {
  return text(512).superRefine((value, context) => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
      context.addIssue(problem("email_invalid", `Invalid email address: ${value}`));
    }
  });
}

/** Up to 50 keys of up to 40 characters, values up to 500. An empty value unsets its key, and nothing at all unsets them all. */
export function metadata() {
  return z
    .union([z.literal("").transform((): Record<string, string> => ({})), z.record(z.string(), z.string())])
    .superRefine((value, context) => {
      const keys = Object.keys(value);
      if (keys.length > 50) {
        context.addIssue(problem("parameter_invalid", `You may only specify up to 50 metadata keys.`));
      }
      for (const key of keys) {
        if (key.length > 40) {
          context.addIssue(
            problem(
              "parameter_invalid_string_too_long",
              `Invalid metadata key: "${key}" is over 40 characters.`,
            ),
          );
        }
        if ((value[key] ?? "").length > 500) {
          context.addIssue(
            problem(
              "parameter_invalid_string_too_long",
              `Metadata values can have up to 500 characters, but the value of "${key}" has more.`,
            ),
          );
        }
      }
    });
}

/** Metadata as it is kept: without the keys that were set to nothing. */
export function keptMetadata(given: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== ""));
}

/** Metadata after a change: an empty text unsets its key, and metadata that is empty as a whole unsets them all. */
export function mergedMetadata(
  known: Record<string, string> | null,
  given: Record<string, string> | undefined,
): Record<string, string> {
  if (given === undefined) return known ?? {};
  return Object.keys(given).length === 0 ? {} : keptMetadata({ ...known, ...given });
}

export const expand = z.array(z.string()).optional();

/** `created` or `created[gte]` of a list call, in seconds since 1970. */
export const created = z
  .union([
    integer(),
    z.strictObject({
      gt: integer().optional(),
      gte: integer().optional(),
      lt: integer().optional(),
      lte: integer().optional(),
    }),
  ])
  .optional();

/** What every list call takes. */
export const pagination = {
  limit: integer({ min: 1, max: 100 }).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
  expand,
};
