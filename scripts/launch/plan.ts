import { join } from "node:path";
import { exampleTrader } from "./example-trader";
import type { PartName } from "./parts";
import { anyFreePort, choosePort } from "./ports";
import type { PortBook, PortWish } from "./ports";
import { keepSecret, makeSecret, makeWebhookSecret } from "./secrets";
import type { ChildEnvironment, Environment, Settings } from "./settings";

/** The addresses in force, as `.data/addresses.json` has them. */
export type Addresses = {
  shop?: string;
  stripe?: string;
  stripeControl?: string;
  mail?: string;
  smtp?: string;
};

export type Plan = {
  /** Which parts are started: those wanted that nothing configured replaces. */
  parts: ReadonlySet<PartName>;
  addresses: Addresses;
  /** The settings that every process of the shop gets. */
  env: ChildEnvironment;
  /** What the stand-ins get besides. */
  partEnv: { postgres: Record<string, string>; mail: Record<string, string>; stripe: Record<string, string> };
  releasePorts: () => Promise<void>;
};

const loopback = "127.0.0.1";
const defaultPorts = { shop: 3000, stripe: 12_111, mail: 1080 };

type Wishes = {
  settings: Settings;
  environment: Environment;
  parts: readonly PartName[];
  dataDir: string;
  dev: boolean;
};

/** Decides ports, addresses and secrets before anything is started. */
export async function planStack(
  { settings, environment, parts, dataDir, dev }: Wishes,
  book: PortBook,
): Promise<Plan> {
  const wanted = new Set(parts);
  if (settings.DATABASE_URL) wanted.delete("postgres");
  if (settings.SMTP_URL) wanted.delete("mail");
  if (settings.STRIPE_SECRET_KEY) wanted.delete("stripe");

  const held: number[] = [];
  const releasePorts = async () => {
    await Promise.all(held.splice(0).map((port) => book.release(port)));
  };
  const choose = async (
    wish: Omit<PortWish, "named" | "first">,
    first: number,
    named: number | undefined,
  ) => {
    const port = await choosePort({ ...wish, first: named ?? first, named: named !== undefined }, book);
    held.push(...Array.from({ length: wish.count }, (_, offset) => port + offset));
    return port;
  };

  const plan: Plan = {
    parts: wanted,
    addresses: {},
    env: {
      NEXT_TELEMETRY_DISABLED: "1",
      ...(dev && { SHOW_SPECIMEN: "true" }),
      ...exampleTrader,
      ...inherited(environment),
      NODE_ENV: dev ? "development" : "production",
    },
    partEnv: { postgres: {}, mail: {}, stripe: {} },
    releasePorts,
  };
  try {
    if (wanted.has("server") || wanted.has("stripe")) {
      const port = await choose(
        { purpose: "the shop", setting: "PORT", count: 1 },
        defaultPorts.shop,
        settings.PORT,
      );
      plan.env["PORT"] = String(port);
      plan.env["SITE_URL"] = settings.SITE_URL ?? `http://localhost:${port}`;
      if (wanted.has("server")) plan.addresses.shop = `http://localhost:${port}`;
    }
    plan.env["SHOP_SECRET"] = settings.SHOP_SECRET ?? (await keepSecret(dataDir, "shop-secret", makeSecret));
    if (wanted.has("stripe")) {
      const wish = { purpose: "the Stripe stand-in", setting: "STRIPE_SANDBOX_PORT", count: 2 } as const;
      const port = await choose(wish, defaultPorts.stripe, settings.STRIPE_SANDBOX_PORT);
      await planStripe(plan, port, dataDir);
    }
    if (wanted.has("mail")) {
      const wish = { purpose: "the mail catcher", setting: "MAIL_PORT", count: 2 } as const;
      planMail(plan, await choose(wish, defaultPorts.mail, settings.MAIL_PORT), dataDir);
    }
    if (wanted.has("postgres")) await planPostgres(plan, dataDir);
    return plan;
  } catch (error) {
    await releasePorts();
    throw error;
  }
}

/** What a process inherits; the owner's password is for the seed alone. */
function inherited(environment: Environment): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && value !== "" && name !== "ADMIN_EMAIL" && name !== "ADMIN_PASSWORD")
      kept[name] = value;
  }
  return kept;
}

async function planStripe(plan: Plan, port: number, dataDir: string): Promise<void> {
  const secret = await keepSecret(dataDir, "stripe-webhook-secret", makeWebhookSecret);
  const address = `http://${loopback}:${port}`;
  plan.addresses.stripe = address;
  plan.addresses.stripeControl = `http://${loopback}:${port + 1}`;
  Object.assign(plan.env, {
    STRIPE_SECRET_KEY: "sk_test_fettle_sandbox",
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_API_BASE: address,
  });
  plan.partEnv.stripe = {
    STRIPE_SANDBOX_PORT: String(port),
    STRIPE_SANDBOX_CONTROL_PORT: String(port + 1),
    STRIPE_SANDBOX_DATA: join(dataDir, "stripe.sqlite"),
    STRIPE_WEBHOOK_URL: `http://${loopback}:${plan.env["PORT"]}/api/stripe/webhook`,
    STRIPE_WEBHOOK_SECRET: secret,
  };
}

function planMail(plan: Plan, port: number, dataDir: string): void {
  plan.addresses.mail = `http://${loopback}:${port}`;
  plan.addresses.smtp = `smtp://${loopback}:${port + 1}`;
  plan.env["SMTP_URL"] = plan.addresses.smtp;
  plan.partEnv.mail = {
    MAIL_PORT: String(port),
    SMTP_PORT: String(port + 1),
    MAIL_DATA: join(dataDir, "mail"),
  };
}

async function planPostgres(plan: Plan, dataDir: string): Promise<void> {
  const port = await anyFreePort();
  const password = await keepSecret(dataDir, "postgres-password", makeSecret);
  plan.env["DATABASE_URL"] = `postgresql://fettle:${encodeURIComponent(password)}@${loopback}:${port}/fettle`;
  plan.partEnv.postgres = {
    POSTGRES_DATA: join(dataDir, "postgres"),
    POSTGRES_PORT: String(port),
    POSTGRES_PASSWORD_FILE: join(dataDir, "postgres-password"),
  };
}
