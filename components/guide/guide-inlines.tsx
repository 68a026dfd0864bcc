import { Fragment } from "react";
import type { Inline } from "@/lib/guide/guide-blocks";

/** Running words of a guide: emphasis, links and the raised numbers that lead to the sources. */
export function GuideInlines({ inlines }: { readonly inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <GuideInline key={index} inline={inline} />);
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
      return (
        <sup className="text-[0.7em] leading-none whitespace-nowrap">
          {inline.marks.map(({ number, anchor }, index) => (
            <Fragment key={anchor}>
              {index > 0 && ", "}
              <a
                id={anchor}
                href={`#source-${number}`}
                aria-label={`Source ${number}`}
                className="-mx-0.5 px-0.5 py-2 text-ink-soft hover:text-ink hover:underline target:bg-ink target:text-paper"
              >
                {number}
              </a>
            </Fragment>
          ))}
        </sup>
      );
  }
}
