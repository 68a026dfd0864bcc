import { siteUrl } from "./env";

/**
 * Stands for the shop's address in pages that are made before it is known: SITE_URL is a setting of the running shop, not of the
 * build. The server puts the true one in its place. Names under .invalid lead nowhere, by RFC 2606.
 */
export const placeholderOrigin = "https://shop.invalid";

/** The shop's own address without a slash at its end, for what is made while it runs. */
export function siteOrigin(): string {
  return siteUrl("/").slice(0, -1);
}
