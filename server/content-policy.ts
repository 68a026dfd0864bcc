import { createHash, randomBytes } from "node:crypto";
import { deviceMarks } from "@/lib/device";
import { env } from "@/lib/env";

/** The one script of our own within pages: every page has it, and its hash is known beforehand. */
const ownScript = hashOf(deviceMarks);

/** Hosts that the check-out form may lead to: Stripe's payment page, or the stand-in's. */
function paymentHosts(): string {
  const base = env().STRIPE_API_BASE;
  if (!base) return "https://checkout.stripe.com";
  const { protocol, port } = new URL(base);
  return `${new URL(base).origin} ${protocol}//localhost:${port}`;
}

/**
 * The Content-Security-Policy of a page: what is not from this shop neither runs nor loads.
 * @param scripts the inline scripts that may run, as 'nonce-…' or 'sha256-…'; null leaves scripts alone, for
 *   development, where Next's own tools evaluate code
 */
export function contentPolicy(scripts: readonly string[] | null): string {
  const everywhere = [
    "base-uri 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${paymentHosts()}`,
  ];
  if (scripts === null) return everywhere.join("; ");
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts, ownScript].join(" "),
    "style-src 'self'",
    // A picture's ground stands in its own style attribute.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "frame-src 'none'",
    ...everywhere,
  ].join("; ");
}

/** A nonce of its own for every page that is rendered for one visitor; Next reads it from the request's policy. */
export function newNonce(): string {
  return `'nonce-${randomBytes(16).toString("base64")}'`;
}

const seam = '"])</script><script>self.__next_f.push([1,"';
const dataScript = /(?<=<script>self\.__next_f\.push\(\[1,)"([^"\\]*(?:\\.[^"\\]*)*)"(?=\]\)<\/script>)/g;

/**
 * Joins the scripts in which Next hands over a page's data. It writes them as a stream would bring them; of a page that
 * is there as a whole one script says the same, and one hash in a header in place of eighty. Between single quotes the data's own
 * double ones stand as they do in the page, which packs the smaller for it.
 */
export function joinDataScripts(html: string): string {
  return html.replaceAll(seam, "").replace(dataScript, (_, data: string) => `'${requoted(data)}'`);
}

/** The inside of a string between double quotes, for one between single quotes. */
function requoted(data: string): string {
  return data.replace(/\\.|'/g, (mark) => {
    if (mark === "'") return String.raw`\'`;
    return mark === String.raw`\"` ? '"' : mark;
  });
}

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([^]*?)<\/script>/g;
/** Data, such as JSON-LD, is not run and needs no leave. */
const dataType = /\stype="(?!text\/javascript|module)[^"]+"/;
/** How the scripts begin that Next and React write into a prerendered page. */
const frameworkScript =
  /^(?:self\.__next_f\.push\(|\(self\.__next_f=self\.__next_f\|\|\[\]\)|\(globalThis\["TURBOPACK"\]|requestAnimationFrame\(|\$R[A-Z]|\$R[A-Z]=)/;

/**
 * The hashes of the inline scripts of a prerendered page. Only the framework's own are given leave to run: whatever
 * else found its way into a page stays dead.
 * @returns the hashes as the policy writes them, and how the scripts begin that were left out
 */
export function inlineScriptHashes(html: string): {
  readonly hashes: readonly string[];
  readonly refused: readonly string[];
} {
  const hashes: string[] = [];
  const refused: string[] = [];
  for (const [, attributes = "", text = ""] of html.matchAll(inlineScript)) {
    if (dataType.test(attributes) || text === "" || text === deviceMarks) continue;
    if (frameworkScript.test(text)) hashes.push(hashOf(text));
    else refused.push(text.slice(0, 60));
  }
  return { hashes: [...new Set(hashes)], refused };
}

function hashOf(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
