import { createHmac } from "node:crypto";

/** The `Stripe-Signature` of a body: `t` in seconds since 1970, real time, since receivers refuse what is 300 s old. */
export function signatureHeader(body: string, secret: string, seconds: number): string {
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${digest}`;
}
