import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { z } from "zod";

const kitSchema = z.object({
  slot: z.string(),
  need: z.string(),
  product: z.string(),
  sku: z.string(),
  department: z.string(),
  why: z.string(),
});

export type KitSlot = z.infer<typeof kitSchema>;

const parser = unified().use(remarkParse).use(remarkDirective);

/**
 * The places of a section that ask for kit (`::kit{slot="…" …}`), in reading order.
 * @throws when a place lacks one of its attributes
 */
export function kitSlots(markdown: string): KitSlot[] {
  return parser.parse(markdown).children.flatMap((node) => {
    if (node.type !== "leafDirective" || node.name !== "kit") return [];
    return [kitSchema.parse(node.attributes ?? {})];
  });
}
