import { inOrder } from "@/components/ui/in-order";
import type { Inline } from "@/lib/guide/guide-blocks";
import { Cite } from "./cite";

/** Running words of a guide: emphasis, links and the raised numbers that lead to the sources. */
export function GuideInlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inOrder(inlines, (inline) => <GuideInline inline={inline} />);
}

function GuideInline({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "strong":
      return (
        <strong>
          <GuideInlines inlines={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <GuideInlines inlines={inline.children} />
        </em>
      );
    case "link":
      return (
        <a href={inline.href} className="link">
          <GuideInlines inlines={inline.children} />
        </a>
      );
    case "break":
      return <br />;
    case "cite":
      return <Cite marks={inline.marks} />;
  }
}
