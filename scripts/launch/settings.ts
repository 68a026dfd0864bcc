import { z } from "zod";
import {
  isCompanyNumber,
  isTradingAddress,
  isVatNumber,
  phoneShape,
  traderShapes,
} from "@/lib/trader-shapes";
import { Refusal } from "./refusal";

export type Environment = Readonly<Record<string, string | undefined>>;
/** What a started process gets: all of it known, nothing undefined. */
export type ChildEnvironment = Record<string, string> & { NODE_ENV: "development" | "production" };

const port = z
  .string()
  .regex(/^\d{1,5}$/, "must be a port number between 1 and 65535")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "must be a port number between 1 and 65535");

function address(protocols: readonly string[], words: string) {
  return z.string().refine(
    (value) => {
      const url = URL.parse(value);
      return url !== null && protocols.includes(url.protocol) && url.hostname !== "";
    },
    { error: words, abort: true },
  );
}

const webAddress = address(["http:", "https:"], "must be an address that begins with http:// or https://");

const settingsSchema = z.object({
  NODE_ENV: z
    .enum(["development", "production", "test"], "must be development, production or test")
    .optional(),
  PORT: port.optional(),
  DATABASE_URL: address(["postgres:", "postgresql:"], "must begin with postgresql://").optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(
      /^(?:sk|rk)_(?:test|live)_\w+$/,
      "must be a Stripe secret key, which begins with sk_test_ or sk_live_",
    )
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+$/, "must be a webhook signing secret, which begins with whsec_")
    .optional(),
  STRIPE_API_BASE: webAddress.optional(),
  STRIPE_SANDBOX_PORT: port.optional(),
  SMTP_URL: address(["smtp:", "smtps:"], "must begin with smtp:// or smtps://").optional(),
  MAIL_PORT: port.optional(),
  MAIL_FROM: z.string().includes("@", "must hold an email address").optional(),
  ADMIN_EMAIL: z.email("must be an email address").optional(),
  ADMIN_PASSWORD: z.string().min(8, "must be at least 8 characters long").optional(),
  SITE_URL: webAddress
    .refine((value) => URL.parse(value)?.pathname === "/", "must be an address without a path")
    .transform((value) => new URL(value).origin)
    .optional(),
  SHOP_SECRET: z.string().min(32, "must be at least 32 characters long").optional(),
  SHOP_SECRET_BEFORE: z.string().min(32, "must be at least 32 characters long").optional(),
  TRADER_NAME: z.string().trim().min(3, "must be the company's whole name").optional(),
  TRADER_ADDRESS: z.string().refine(isTradingAddress, traderShapes.address).optional(),
  TRADER_COMPANY_NUMBER: z.string().refine(isCompanyNumber, traderShapes.companyNumber).optional(),
  TRADER_VAT_NUMBER: z.string().refine(isVatNumber, traderShapes.vatNumber).optional(),
  TRADER_PHONE: z.string().regex(phoneShape, traderShapes.phone).optional(),
  METRICS_TOKEN: z.string().min(16, "must be at least 16 characters long").optional(),
  SHOW_SPECIMEN: z.stringbool("must be true or false").optional(),
  TRUSTED_PROXIES: z
    .string()
    .regex(/^(?:\d|10)$/, "must be a whole number from 0 to 10")
    .optional(),
  LIMITS_FACTOR: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, "must be a whole number from 1 to 99999")
    .optional(),
  FETTLE_DATA_DIR: z.string().optional(),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Reads the settings out of the environment. An empty variable counts as unset; a malformed one, or a
 * combination that would hurt, is refused with a sentence that names it.
 */
export function readSettings(environment: Environment): Settings {
  const given = Object.keys(settingsSchema.shape)
    .map((name) => [name, environment[name]] as const)
    .filter(([, value]) => value !== undefined && value !== "");
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    throw new Refusal(
      parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`).join("\n"),
    );
  }
  const problems = refuseCombinations(parsed.data);
  if (problems.length > 0) throw new Refusal(problems.join("\n"));
  return parsed.data;
}

/** Without them a shop that sells does not say who does, as the law asks. */
const traderSettings = [
  "TRADER_NAME",
  "TRADER_ADDRESS",
  "TRADER_COMPANY_NUMBER",
  "TRADER_VAT_NUMBER",
] as const;

function refuseCombinations(settings: Settings): string[] {
  const problems: string[] = [];
  if (settings.STRIPE_SECRET_KEY && !settings.STRIPE_WEBHOOK_SECRET) {
    problems.push(
      "STRIPE_SECRET_KEY is set but STRIPE_WEBHOOK_SECRET is not: payments could not be confirmed.",
    );
  }
  if (settings.STRIPE_WEBHOOK_SECRET && !settings.STRIPE_SECRET_KEY) {
    problems.push("STRIPE_WEBHOOK_SECRET is set but STRIPE_SECRET_KEY is not: set both, or neither.");
  }
  if (settings.STRIPE_API_BASE && !settings.STRIPE_SECRET_KEY) {
    problems.push(
      "STRIPE_API_BASE is set but STRIPE_SECRET_KEY is not: the stand-in has an address of its own.",
    );
  }
  if (settings.STRIPE_API_BASE && /_live_/.test(settings.STRIPE_SECRET_KEY ?? "")) {
    problems.push(
      "STRIPE_SECRET_KEY is a live key and STRIPE_API_BASE names another host: a live key goes to Stripe alone.",
    );
  }
  if (settings.SHOP_SECRET_BEFORE && settings.SHOP_SECRET_BEFORE === settings.SHOP_SECRET) {
    problems.push(
      "SHOP_SECRET_BEFORE is the same as SHOP_SECRET: set it to the old secret, and SHOP_SECRET to a new one.",
    );
  }
  if (Boolean(settings.ADMIN_EMAIL) !== Boolean(settings.ADMIN_PASSWORD)) {
    problems.push("ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both, or neither.");
  }
  if (settings.NODE_ENV === "production") {
    if (settings.SHOW_SPECIMEN)
      problems.push(
        "SHOW_SPECIMEN is for those who build the shop: it stays unset when NODE_ENV is production.",
      );
    for (const name of ["SHOP_SECRET", "SITE_URL", ...traderSettings] as const) {
      if (!settings[name])
        problems.push(`${name} must be set when NODE_ENV is production: there it is never made up.`);
    }
  }
  return problems;
}
