import { env } from "@/lib/env";

/** A path that no route matches: the one way to a page that says 404 from its first byte. */
export const nowhere = "/404-no-such-page";

export type HeaderLines = readonly (readonly [string, string])[];

/** Headers of every answer but for the content policy, which hangs on the page. */
export function securityHeaders(): (path: string) => HeaderLines {
  const secure = env().SITE_URL.startsWith("https:");
  const always: HeaderLines = [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ...(secure ? ([["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]] as const) : []),
  ];
  return (path) => [
    ...always,
    // An order's address is its key: no other site may ever see it, also when the key no longer fits.
    [
      "Referrer-Policy",
      path.startsWith("/orders/") || path === nowhere ? "no-referrer" : "strict-origin-when-cross-origin",
    ],
  ];
}
