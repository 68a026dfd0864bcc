import { randomBytes } from "node:crypto";
import { request, type APIRequestContext, type Browser, type BrowserContext } from "@playwright/test";
import type { Instance } from "./instances";

/** Somewhere in the world: an address of its own for whoever must not be mistaken for anybody else. */
export function somewhere(): string {
  const hex = randomBytes(4).toString("hex");
  return `2001:db8:${hex.slice(0, 4)}:${hex.slice(4)}::1`;
}

interface Place {
  readonly from: string;
  /** The name of a basket, as a browser has it. */
  readonly basket?: string;
  readonly accept?: string;
}

function headersOf({ from, basket, accept }: Place): Record<string, string> {
  return {
    "x-forwarded-for": from,
    ...(basket !== undefined && { cookie: `fettle-basket=${basket}` }),
    ...(accept !== undefined && { accept }),
  };
}

/** A program that asks from a place, over a proxy of the shop's own. */
export function programAt({ address }: Instance, place: Place): Promise<APIRequestContext> {
  return request.newContext({
    baseURL: address,
    extraHTTPHeaders: { origin: address, ...headersOf(place) },
  });
}

/** A browser without scripts that asks from a place. */
export async function browserAt(
  browser: Browser,
  { address }: Instance,
  place: Place,
): Promise<BrowserContext> {
  const { from, basket } = place;
  const context = await browser.newContext({
    baseURL: address,
    javaScriptEnabled: false,
    extraHTTPHeaders: headersOf({ from }),
  });
  if (basket) await context.addCookies([{ name: "fettle-basket", value: basket, url: address }]);
  return context;
}

/** A basket's name that nobody has. */
export function someBasket(): string {
  return randomBytes(16).toString("base64url");
}
