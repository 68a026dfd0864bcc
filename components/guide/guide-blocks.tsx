import type { ReactNode } from "react";
import { inOrder } from "@/components/ui/in-order";
import type { Block } from "@/lib/guide/guide-blocks";
import { DoseFigures } from "./dose-figures";
import { GuideAside, HomeSubstitute } from "./guide-aside";
import { GuideInlines } from "./guide-inlines";

interface GuideBlocksProps {
  readonly blocks: readonly Block[];
  /** What a block that needs more than its own words becomes: films, figures, listings, the summary's departments. */
  readonly render: (
    block: Extract<Block, { kind: "anatomy" | "film" | "kits" | "kit-summary" }>,
  ) => ReactNode;
}

/** The blocks of a guide, one after the other. What they stand in gives them their looks (`words` in styles/words.css). */
export function GuideBlocks({ blocks, render }: GuideBlocksProps) {
  return inOrder(blocks, (block) => <GuideBlock block={block} render={render} />);
}

interface GuideBlockProps {
  readonly block: Block;
  readonly render: GuideBlocksProps["render"];
}

function GuideBlock({ block, render }: GuideBlockProps) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <GuideInlines inlines={block.children} />
        </p>
      );
    case "heading":
      return block.level === 3 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case "list":
      return <GuideList ordered={block.ordered} items={block.items} render={render} />;
    case "quote":
      return (
        <blockquote>
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
    case "anatomy":
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
    <List>
      {inOrder(items, (blocks) => (
        <li>
          <ListItem blocks={blocks} render={render} />
        </li>
      ))}
    </List>
  );
}

/** One line stands in its item bare; anything longer keeps its paragraphs. */
function ListItem({ blocks, render }: GuideBlocksProps) {
  const [first, ...rest] = blocks;
  return first?.kind === "paragraph" && rest.length === 0 ? (
    <GuideInlines inlines={first.children} />
  ) : (
    <GuideBlocks blocks={blocks} render={render} />
  );
}
