import { env } from "@/lib/env";

type HeaderLines = readonly (readonly [string, string])[];

/** Hosts that the check-out form may lead to: Stripe's payment page, or the stand-in's. */
function paymentHosts(): string {
  const base = env().STRIPE_API_BASE;
  if (!base) return "https://checkout.stripe.com";
  const { protocol, port } = new URL(base);
  return `${new URL(base).origin} ${protocol}//localhost:${port}`;
}

/**
 * Headers of every answer. The policy says nothing of scripts yet: prerendered pages carry inline ones, whose
 * hashes only a process that keeps whole pages can send along.
 */
export function securityHeaders(): (path: string) => HeaderLines {
  const secure = env().SITE_URL.startsWith("https:");
  const always: HeaderLines = [
    ["X-Content-Type-Options", "nosniff"],
    ["X-Frame-Options", "DENY"],
    ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    [
      "Content-Security-Policy",
      `base-uri 'self'; object-src 'none'; frame-ancestors 'none'; form-action 'self' ${paymentHosts()}`,
    ],
    ...(secure ? ([["Strict-Transport-Security", "max-age=31536000; includeSubDomains"]] as const) : []),
  ];
  return (path) => [
    ...always,
    // An order's address is its key: no other site may ever see it.
    ["Referrer-Policy", path.startsWith("/orders/") ? "no-referrer" : "strict-origin-when-cross-origin"],
  ];
}
