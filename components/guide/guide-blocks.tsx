import type { ReactNode } from "react";
import type { Block } from "@/lib/guide/guide-blocks";
import { DoseFigures } from "./dose-figures";
import { GuideAside, HomeSubstitute } from "./guide-aside";
import { GuideInlines } from "./guide-inlines";

interface GuideBlocksProps {
  readonly blocks: readonly Block[];
  /** What a block that needs more than its own words becomes: films, listings, the summary's departments. */
  readonly render: (block: Extract<Block, { kind: "film" | "kits" | "kit-summary" }>) => ReactNode;
  /** True where a section opens: its first paragraph is larger. */
  readonly opening?: boolean;
}

/** The blocks of a guide, one after the other. */
export function GuideBlocks({ blocks, render, opening = false }: GuideBlocksProps) {
  return blocks.map((block, index) => (
    <GuideBlock key={index} block={block} render={render} large={opening && index === 0} />
  ));
}

interface GuideBlockProps {
  readonly block: Block;
  readonly render: GuideBlocksProps["render"];
  readonly large: boolean;
}

function GuideBlock({ block, render, large }: GuideBlockProps) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p className={large ? "mt-5 text-lg" : "mt-5"}>
          <GuideInlines inlines={block.children} />
        </p>
      );
    case "heading":
      return block.level === 3 ? (
        <h3 className="mt-12 text-2xl">{block.text}</h3>
      ) : (
        <h4 className="mt-8 font-bold">{block.text}</h4>
      );
    case "list":
      return <GuideList ordered={block.ordered} items={block.items} render={render} />;
    case "quote":
      return (
        <blockquote className="mt-6 border-l-4 border-line pl-5">
          <GuideBlocks blocks={block.children} render={render} />
        </blockquote>
      );
    case "aside":
      return (
        <GuideAside title={block.title}>
          <GuideBlocks blocks={block.children} render={render} />
        </GuideAside>
      );
    case "home":
      return (
        <HomeSubstitute>
          <GuideBlocks blocks={block.children} render={render} />
        </HomeSubstitute>
      );
    case "dose":
      return <DoseFigures figures={block.figures} />;
    case "film":
    case "kits":
    case "kit-summary":
      return render(block);
  }
}

interface GuideListProps {
  readonly ordered: boolean;
  readonly items: readonly (readonly Block[])[];
  readonly render: GuideBlocksProps["render"];
}

function GuideList({ ordered, items, render }: GuideListProps) {
  const List = ordered ? "ol" : "ul";
  return (
    <List
      className={`mt-5 space-y-2 pl-6 marker:text-ink-soft ${ordered ? "list-decimal marker:font-bold" : "list-disc"}`}
    >
      {items.map((blocks, index) => (
        <li key={index} className="pl-1 *:mt-0">
          <GuideBlocks blocks={blocks} render={render} />
        </li>
      ))}
    </List>
  );
}
