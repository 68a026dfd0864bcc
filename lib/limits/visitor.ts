import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/**
 * Where the process around Next says who asks: a keyed hash of his network address. What a visitor sends under this name is
 * thrown away there.
 */
export const addressHeader = "x-fettle-address";

/** Who asks, as far as counting goes. */
export interface Visitor {
  /** Keyed hash of the network address; null where no request is behind it. */
  readonly address: string | null;
}

export const nobody: Visitor = { address: null };

/**
 * Stands for an address, a basket or a mailbox wherever something is counted: nobody who reads the tables learns which it was, and
 * with another secret the same one is another. 128 bits.
 */
export function keyedHash(kind: "address" | "session" | "account" | "mailbox", text: string): string {
  return createHmac("sha256", env().SHOP_SECRET)
    .update(`limits:${kind}:${text}`)
    .digest("base64url")
    .slice(0, 22);
}

/** The one a request comes from, as the process around Next has named him. */
export function visitorOf(headers: Headers): Visitor {
  const address = headers.get(addressHeader);
  return { address: address !== null && /^[\w-]{22}$/.test(address) ? address : null };
}

/** The shop's own machine, in both its spellings: an IPv6 address counts as its /64. */
const thisMachine = ["127.0.0.1", "0:0:0:0::/64"] as const;

/**
 * The one a request comes from, as far as shopping is counted by address. The shop's own machine is somebody who tries it out, or a
 * proxy that was not declared, behind which are all its visitors: neither is one buyer, so only his basket and mailbox count.
 */
export function shopperOf(headers: Headers): Visitor {
  const visitor = visitorOf(headers);
  const isHere = thisMachine.some((address) => keyedHash("address", address) === visitor.address);
  return isHere ? nobody : visitor;
}

/** A mailbox under all the names that reach it: in small letters, without what follows a plus. */
export function mailboxHash(email: string): string {
  const [name = "", host = ""] = email.trim().toLowerCase().split("@");
  return keyedHash("mailbox", `${name.split("+", 1)[0]}@${host}`);
}
