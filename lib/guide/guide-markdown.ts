import type { Heading, List, ListItem, PhrasingContent, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkDirective from "remark-directive";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Block, CitationMark, DoseFigure, Inline, KitItem, ParsedGuide } from "./guide-blocks";

type LeafDirective = Extract<RootContent, { type: "leafDirective" }>;
type ContainerDirective = Extract<RootContent, { type: "containerDirective" }>;
type TextDirective = Extract<PhrasingContent, { type: "textDirective" }>;

interface SectionWords {
  readonly slug: string;
  readonly markdown: string;
}

const processor = unified().use(remarkParse).use(remarkDirective);

/**
 * A whole guide from Markdown to typed blocks, its citations numbered across the sections. Raw HTML and
 * unknown directives are left out and reported as faults.
 * @param knownKeys the keys of the guide's sources
 */
export function parseGuide(sections: readonly SectionWords[], knownKeys: readonly string[]): ParsedGuide {
  const cited = new Map<string, { times: number; sections: string[] }>();
  const faults: string[] = [];
  const known = new Set(knownKeys);
  const parsed = sections.map(({ slug, markdown }) => {
    const cite = (key: string): CitationMark | null => {
      if (!known.has(key)) {
        faults.push(`${slug}: no source ${key}`);
        return null;
      }
      const { times, sections } = cited.get(key) ?? { times: 0, sections: [] };
      cited.set(key, { times: times + 1, sections: [...sections, slug] });
      return `${[...cited.keys()].indexOf(key) + 1}-${times + 1}`;
    };
    const reader = new SectionReader(cite, (what) => faults.push(`${slug}: ${what}`));
    return { slug, blocks: reader.blocks(processor.parse(markdown).children) };
  });
  const sources = [...cited].map(([key, where], index) => ({ key, number: index + 1, ...where }));
  return { sections: parsed, sources, faults };
}

/** Walks one section's tree in reading order, which is what numbers its citations. */
class SectionReader {
  readonly #cite: (key: string) => CitationMark | null;
  readonly #fault: (what: string) => void;

  constructor(cite: (key: string) => CitationMark | null, fault: (what: string) => void) {
    this.#cite = cite;
    this.#fault = fault;
  }

  blocks(nodes: readonly RootContent[]): Block[] {
    const blocks: Block[] = [];
    for (const node of nodes) {
      const item = this.#kitItem(node);
      const last = blocks.at(-1);
      if (item && last?.kind === "kits") {
        blocks[blocks.length - 1] = { kind: "kits", items: [...last.items, item] };
      } else if (item) {
        blocks.push(item.kind === "kit" ? { kind: "kits", items: [item] } : item);
      } else {
        const block = this.#block(node);
        if (block) blocks.push(block);
      }
    }
    return blocks;
  }

  #kitItem(node: RootContent): KitItem | null {
    if (node.type === "containerDirective" && node.name === "home") {
      return { kind: "home", children: this.blocks(node.children) };
    }
    if (node.type === "leafDirective" && node.name === "kit") {
      const slot = attribute(node, "slot");
      if (slot === "") this.#fault("::kit without a slot");
      return { kind: "kit", slot };
    }
    return null;
  }

  #block(node: RootContent): Block | null {
    switch (node.type) {
      case "paragraph":
        return { kind: "paragraph", children: this.#inlines(node.children) };
      case "heading":
        return { kind: "heading", level: headingLevel(node), text: toString(node) };
      case "list":
        return { kind: "list", ordered: node.ordered ?? false, items: this.#items(node) };
      case "blockquote":
        return { kind: "quote", children: this.blocks(node.children) };
      case "leafDirective":
        return this.#leaf(node);
      case "containerDirective":
        return this.#container(node);
      case "thematicBreak":
        return null;
      default:
        this.#fault(`${node.type} is not shown`);
        return null;
    }
  }

  #items(node: List): Block[][] {
    return node.children.map((item: ListItem) => this.blocks(item.children));
  }

  #leaf(node: LeafDirective): Block | null {
    switch (node.name) {
      case "film":
        return {
          kind: "film",
          name: attribute(node, "name"),
          title: attribute(node, "title"),
          caption: attribute(node, "caption"),
          slot: attribute(node, "slot"),
        };
      case "dose":
        return { kind: "dose", figures: this.#dose(node) };
      case "anatomy":
      case "kit-summary":
        return { kind: node.name };
      default:
        this.#fault(`unknown ::${node.name}`);
        return null;
    }
  }

  #container(node: ContainerDirective): Block | null {
    if (node.name !== "aside") {
      this.#fault(`unknown :::${node.name}`);
      return null;
    }
    return { kind: "aside", title: attribute(node, "title"), children: this.blocks(node.children) };
  }

  #dose(node: LeafDirective): DoseFigure[] {
    const figures = attribute(node, "figures").split("|");
    const labels = attribute(node, "labels").split("|");
    if (figures.length !== labels.length) this.#fault("::dose with figures that lack labels");
    return figures.map((figure, index) => ({ figure: figure.trim(), label: (labels[index] ?? "").trim() }));
  }

  #inlines(nodes: readonly PhrasingContent[]): Inline[] {
    const inlines = nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case "text":
          return [{ kind: "text", text: node.value.replaceAll("\n", " ") }];
        case "strong":
        case "emphasis":
          return [{ kind: node.type, children: this.#inlines(node.children) }];
        case "link":
          return this.#link(node.url, node.children);
        case "break":
          return [{ kind: "break" }];
        case "textDirective":
          return this.#textDirective(node);
        default:
          this.#fault(`${node.type} is not shown`);
          return [];
      }
    });
    return closeUp(joinTexts(inlines));
  }

  #link(href: string, children: readonly PhrasingContent[]): Inline[] {
    if (/^(#|\/(?!\/)|https:\/\/)/.test(href))
      return [{ kind: "link", href, children: this.#inlines(children) }];
    this.#fault(`a link to ${href} is not followed`);
    return this.#inlines(children);
  }

  #textDirective(node: TextDirective): Inline[] {
    // "10:30" parses as a directive called 30.
    if (node.children.length === 0) return [{ kind: "text", text: `:${node.name}` }];
    if (node.name !== "cite") {
      this.#fault(`unknown :${node.name}`);
      return this.#inlines(node.children);
    }
    const keys = toString(node).split(/\s+/).filter(Boolean);
    const marks = keys.flatMap((key) => this.#cite(key) ?? []);
    return marks.length > 0 ? [{ kind: "cite", marks }] : [];
  }
}

function joinTexts(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.kind === "text" && last?.kind === "text") {
      joined[joined.length - 1] = { kind: "text", text: last.text + inline.text };
    } else {
      joined.push(inline);
    }
  }
  return joined;
}

/** Takes away the space before a citation: its number stands close to the word it follows. */
function closeUp(inlines: readonly Inline[]): Inline[] {
  return inlines.map((inline, index) =>
    inline.kind === "text" && inlines[index + 1]?.kind === "cite"
      ? { kind: "text", text: inline.text.trimEnd() }
      : inline,
  );
}

function headingLevel({ depth }: Heading): 3 | 4 {
  return depth <= 3 ? 3 : 4;
}

function attribute(node: LeafDirective | ContainerDirective, name: string): string {
  return node.attributes?.[name]?.trim() ?? "";
}
