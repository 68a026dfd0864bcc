import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

export const encodings = ["br", "gzip", "identity"] as const;
export type Encoding = (typeof encodings)[number];

/** One body in every encoding that a reader may ask for. */
export type Bodies = Readonly<Record<Encoding, Buffer>>;

/** How hard a body is pressed: at once while a reader waits, and then as small as it gets. */
export type Effort = "quick" | "best";

const quality: Record<Effort, { brotli: number; gzip: number }> = {
  quick: { brotli: 4, gzip: 4 },
  best: { brotli: 11, gzip: 9 },
};

/** Compresses off the main thread. A body that would not shrink is the same in every encoding's place. */
export async function compress(identity: Buffer, effort: Effort): Promise<Bodies> {
  const [br, gz] = await Promise.all([
    brotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality[effort].brotli,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: identity.byteLength,
      },
    }),
    zip(identity, { level: quality[effort].gzip }),
  ]);
  return { br, gzip: gz, identity };
}

/** The best encoding that a reader says he takes. */
export function chooseEncoding(accepts: string | undefined): Encoding {
  if (accepts === undefined) return "identity";
  if (takes(accepts, "br")) return "br";
  return takes(accepts, "gzip") ? "gzip" : "identity";
}

const refusals = {
  br: /\bbr\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$)/,
  gzip: /\bgzip\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$)/,
};
const mentions = { br: /\bbr\b/, gzip: /\bgzip\b/ };

function takes(accepts: string, encoding: "br" | "gzip"): boolean {
  return mentions[encoding].test(accepts) && !refusals[encoding].test(accepts);
}
