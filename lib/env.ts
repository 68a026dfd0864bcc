import { z } from "zod";
import {
  isCompanyNumber,
  isTradingAddress,
  isVatNumber,
  phoneShape,
  traderShapes,
} from "@/lib/trader-shapes";

const settings = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
    DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(16),
    STRIPE_SECRET_KEY: z
      .string({ error: "is missing" })
      .regex(/^(sk|rk)_(test|live)_\w+$/, { error: "must look like sk_test_… or sk_live_…" }),
    STRIPE_WEBHOOK_SECRET: z
      .string({ error: "is missing" })
      .regex(/^whsec_\w+$/, { error: "must look like whsec_…" }),
    STRIPE_API_BASE: z.url({ error: "must be an http:// address" }).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// address" }),
    MAIL_FROM: z.string().min(3).default("Fettle <shop@fettle.example>"),
    SITE_URL: z.url({ protocol: /^https?$/, error: "must be an http:// or https:// address" }),
    /** Who sells, as the law wants it told: {@link trader} reads these. */
    TRADER_NAME: z
      .string({ error: "is missing" })
      .trim()
      .min(3, { error: "must be the company's whole name" }),
    TRADER_ADDRESS: z
      .string({ error: "is missing" })
      .refine(isTradingAddress, { error: traderShapes.address }),
    TRADER_COMPANY_NUMBER: z
      .string({ error: "is missing" })
      .refine(isCompanyNumber, { error: traderShapes.companyNumber }),
    TRADER_VAT_NUMBER: z
      .string({ error: "is missing" })
      .refine(isVatNumber, { error: traderShapes.vatNumber }),
    TRADER_PHONE: z.string().regex(phoneShape, { error: traderShapes.phone }).optional(),
    METRICS_TOKEN: z.string().min(16, { error: "must have 16 characters or more" }).optional(),
    /** Opens /specimen, which shows every primitive in every state: for those who build the shop, and for the tests. */
    SHOW_SPECIMEN: z.stringbool({ error: "must be true or false" }).default(false),
    /** How many proxies of our own stand in front, each adding to X-Forwarded-For whom it was asked by. */
    TRUSTED_PROXIES: z.coerce
      .number({ error: "must be a whole number" })
      .int({ error: "must be a whole number" })
      .min(0)
      .max(10)
      .default(0),
    /** Every limit times this: for tests and measurements, which are many visitors from one address. */
    LIMITS_FACTOR: z.coerce
      .number({ error: "must be a whole number" })
      .int({ error: "must be a whole number" })
      .min(1)
      .max(100_000)
      .default(1),
    SHOP_SECRET: z.string({ error: "is missing" }).min(32, { error: "must have 32 characters or more" }),
    /** The secret that was in force before this one: links that it signed still open, and it signs no new ones. */
    SHOP_SECRET_BEFORE: z.string().min(32, { error: "must have 32 characters or more" }).optional(),
  })
  .refine((values) => !(values.STRIPE_API_BASE && values.STRIPE_SECRET_KEY.includes("_live_")), {
    path: ["STRIPE_API_BASE"],
    error: "must not be set beside a live Stripe key",
  });

export type Env = z.infer<typeof settings>;

let known: Env | undefined;

/**
 * The settings, read once and checked: the only reader of process.env in app, components and lib.
 * @throws with a sentence that names every setting that is missing or malformed
 */
export function env(): Env {
  if (known) return known;
  const read = settings.safeParse(process.env);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(faults.map((fault) => `${fault}.`).join("\n"));
  }
  known = read.data;
  return known;
}

/** Whether Stripe moves real money. */
export function isLive(): boolean {
  return env().STRIPE_SECRET_KEY.includes("_live_");
}

/** The shop's public address without a slash at its end, plus a path. */
export function siteUrl(path: `/${string}`): string {
  return env().SITE_URL.replace(/\/+$/, "") + path;
}

/** The bare address that the shop writes from and can be written to. */
export function shopMailbox(): string {
  return /<([^>]+)>/.exec(env().MAIL_FROM)?.[1] ?? env().MAIL_FROM;
}
