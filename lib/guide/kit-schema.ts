import { z } from "zod";
import type { KitChoice } from "./kit-choice";

const word = /^[a-z0-9-]{1,120}$/;
const sku = /^[A-Z0-9][A-Z0-9-]{1,31}$/;
/** More than any guide asks for. */
const most = 60;

/** Parameters of one name: those that are well formed, each once. */
function listOf(shape: RegExp) {
  return z
    .union([z.string(), z.array(z.string())])
    .catch([])
    .transform((asked) => [...new Set([asked].flat())].filter((each) => shape.test(each)).slice(0, most));
}

const choiceSchema = z.object({
  section: listOf(word),
  own: listOf(word),
  pick: listOf(sku),
  kit: z.enum(["essentials", "full", "under"]).optional().catch(undefined),
  amount: z.string().max(12).catch(""),
});

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/**
 * What the address of a kit's page says was chosen. An address that says nothing yet means the essentials of the whole guide; after that
 * a section that is not named is not wanted.
 * @param offered slugs of the sections that can be chosen, in the guide's order
 */
export function readKitChoice(asked: Asked, offered: readonly string[]): KitChoice {
  const { section, own, pick, kit, amount } = choiceSchema.parse(asked);
  const isUntouched = kit === undefined && section.length === 0;
  return {
    sections: isUntouched ? offered : offered.filter((slug) => section.includes(slug)),
    owned: own,
    wish: kit ?? "essentials",
    amount,
    picks: pick,
  };
}

const newsSchema = z.object({ gone: listOf(sku), held: listOf(sku) });

/** What a press that added nothing found out: variants that have sold out since, and those of which the basket has all that it can have. */
export function readKitNews(asked: Asked): {
  readonly gone: readonly string[];
  readonly held: readonly string[];
} {
  return newsSchema.parse(asked);
}
