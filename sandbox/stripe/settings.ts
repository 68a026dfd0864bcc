import { z } from "zod";

/** Everything the stand-in is told from outside. Ports are on loopback. */
export type Settings = {
  port: number;
  controlPort: number;
  dataFile: string;
  webhookUrl: string;
  webhookSecret: string;
  /** API requests a second before 429; 0 lifts the limit. */
  rateLimitPerSecond: number;
};

const port = z.coerce.number().int().min(1).max(65535);

const rules = {
  STRIPE_SANDBOX_PORT: { schema: port, expected: "a port from 1 to 65535" },
  STRIPE_SANDBOX_CONTROL_PORT: { schema: port, expected: "a port from 1 to 65535" },
  STRIPE_SANDBOX_DATA: { schema: z.string().min(1), expected: "the path of the file that keeps its state" },
  STRIPE_WEBHOOK_URL: {
    schema: z.url({ protocol: /^https?$/ }),
    expected: "the http(s) address that events are sent to",
  },
  STRIPE_WEBHOOK_SECRET: {
    schema: z.string().regex(/^whsec_.+/),
    expected: "the secret that events are signed with, starting with whsec_",
  },
  STRIPE_SANDBOX_RATE_LIMIT: {
    schema: z.coerce.number().int().min(0),
    expected: "a whole number of requests a second, 0 for no limit",
  },
} as const;

type Name = keyof typeof rules;

/** A setting that is missing or malformed; the message is a sentence that names it. */
export class SettingsError extends Error {}

/** Reads the settings from an environment. Throws SettingsError for the first one that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const read = <N extends Name>(name: N, fallback?: string): z.output<(typeof rules)[N]["schema"]> => {
    const given = environment[name];
    const value = given === undefined || given === "" ? fallback : given;
    if (value === undefined)
      throw new SettingsError(`${name} is missing: it must be ${rules[name].expected}.`);
    const parsed = rules[name].schema.safeParse(value);
    if (!parsed.success)
      throw new SettingsError(`${name} is "${value}": it must be ${rules[name].expected}.`);
    return parsed.data as z.output<(typeof rules)[N]["schema"]>;
  };

  const apiPort = read("STRIPE_SANDBOX_PORT", "12111");
  const controlPort = read("STRIPE_SANDBOX_CONTROL_PORT", String(apiPort + 1));
  if (controlPort === apiPort) {
    throw new SettingsError(
      `STRIPE_SANDBOX_CONTROL_PORT is ${controlPort}, which STRIPE_SANDBOX_PORT has too.`,
    );
  }
  return {
    port: apiPort,
    controlPort,
    dataFile: read("STRIPE_SANDBOX_DATA"),
    webhookUrl: read("STRIPE_WEBHOOK_URL"),
    webhookSecret: read("STRIPE_WEBHOOK_SECRET"),
    rateLimitPerSecond: read("STRIPE_SANDBOX_RATE_LIMIT", "25"),
  };
}
