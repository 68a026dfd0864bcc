import { toString } from "mdast-util-to-string";
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

export interface KitSlot extends z.infer<typeof kitSchema> {
  /** The words of the household substitute that follows it. */
  readonly home: string | null;
}

const parser = unified().use(remarkParse).use(remarkDirective);

/**
 * The places of a section that ask for kit (`::kit{slot="…" …}`), in reading order.
 * @throws when a place lacks one of its attributes
 */
export function kitSlots(markdown: string): KitSlot[] {
  const nodes = parser.parse(markdown).children;
  return nodes.flatMap((node, index) => {
    if (node.type !== "leafDirective" || node.name !== "kit") return [];
    const next = nodes[index + 1];
    const home = next?.type === "containerDirective" && next.name === "home" ? toString(next).trim() : null;
    return [{ ...kitSchema.parse(node.attributes ?? {}), home }];
  });
}
