import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import { readIfThere, writeIfAbsent, writeWhole } from "./files";

const ownerOnly = 0o600;

/** Reads a secret of the data folder; the first time, makes it. */
export async function keepSecret(dataDir: string, name: string, make: () => string): Promise<string> {
  const path = join(dataDir, name);
  await writeIfAbsent(path, `${make()}\n`, ownerOnly);
  return ((await readIfThere(path)) ?? "").trim();
}

/** A secret for signing: 32 random bytes. */
export function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** A webhook signing secret in Stripe's shape. */
export function makeWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("hex")}`;
}

const ownerSchema = z.object({
  email: z.string(),
  password: z.string(),
  /** How far it got: thought up, made in the database, shown to the person who started the shop. */
  state: z.enum(["proposed", "made", "said"]),
});

export type Owner = {
  email: string;
  password: string;
  /**
   * Where the account comes from: made just now out of the environment's words, made and not said yet, said at
   * an earlier start, or found in the database, whose password nobody here knows.
   */
  origin: "environment" | "made" | "said" | "found";
};

type Named = { ADMIN_EMAIL?: string | undefined; ADMIN_PASSWORD?: string | undefined };

/** The owner's account to make: the one the environment names, or one that is thought up once and kept. */
export async function proposeOwner(
  dataDir: string,
  { ADMIN_EMAIL, ADMIN_PASSWORD }: Named,
): Promise<{ email: string; password: string }> {
  if (ADMIN_EMAIL && ADMIN_PASSWORD) return { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
  const fresh = { email: "owner@fettle.localhost", password: makePassword(), state: "proposed" as const };
  await writeIfAbsent(ownerFile(dataDir), format(fresh), ownerOnly);
  const { email, password } = await readOwner(dataDir);
  return { email, password };
}

/** Notes whether the proposed account was made by the seed, and tells how to sign in. */
export async function settleOwner(dataDir: string, named: Named, made: boolean): Promise<Owner> {
  if (named.ADMIN_EMAIL && named.ADMIN_PASSWORD) {
    return {
      email: named.ADMIN_EMAIL,
      password: named.ADMIN_PASSWORD,
      origin: made ? "environment" : "found",
    };
  }
  const owner = await readOwner(dataDir);
  if (made) await writeWhole(ownerFile(dataDir), format({ ...owner, state: "made" }), ownerOnly);
  const state = made ? "made" : owner.state;
  return { email: owner.email, password: owner.password, origin: state === "proposed" ? "found" : state };
}

/** Notes that the password of a made-up owner has been shown; a start that failed before has not shown it. */
export async function noteSaid(dataDir: string): Promise<void> {
  await writeWhole(ownerFile(dataDir), format({ ...(await readOwner(dataDir)), state: "said" }), ownerOnly);
}

async function readOwner(dataDir: string): Promise<z.infer<typeof ownerSchema>> {
  return ownerSchema.parse(JSON.parse((await readIfThere(ownerFile(dataDir))) ?? ""));
}

function format(owner: z.infer<typeof ownerSchema>): string {
  return `${JSON.stringify(owner, null, 2)}\n`;
}

/** Where the made-up owner's password can be read again. */
export function ownerFile(dataDir: string): string {
  return join(dataDir, "owner.json");
}

/** 20 letters and digits that cannot be mistaken for one another: about 99 bits. */
function makePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const groups = Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join(""),
  );
  return groups.join("-");
}
