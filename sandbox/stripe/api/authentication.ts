import { Problem } from "./problem";

/** Lets `sk_test_` and `rk_test_` keys in, as a bearer token or as the user name of basic auth. Throws a 401 Problem otherwise. */
export function authenticate(header: string | undefined): void {
  const key = keyFrom(header ?? "");
  if (key === undefined || key === "") {
    throw unauthorised(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  if (/^(sk|rk)_live_/.test(key)) {
    throw unauthorised(
      "This is a stand-in for Stripe in which no real money moves, and it refuses live keys. Use a key that begins with sk_test_.",
    );
  }
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    throw unauthorised(`Invalid API Key provided: ${masked(key)}`);
  }
}

function unauthorised(message: string): Problem {
  return new Problem({ status: 401, message, beforeExecution: true });
}

function keyFrom(header: string): string | undefined {
  const [scheme, value] = header.trim().split(/\s+/, 2);
  if (/^bearer$/i.test(scheme ?? "")) return value;
  if (/^basic$/i.test(scheme ?? ""))
    return Buffer.from(value ?? "", "base64")
      .toString("utf8")
      .split(":")[0];
  return undefined;
}

function masked(key: string): string {
  return key.length <= 8
    ? "*".repeat(key.length)
    : `${key.slice(0, 4)}${"*".repeat(key.length - 8)}${key.slice(-4)}`;
}
