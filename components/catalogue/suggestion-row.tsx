import { Icon } from "@/components/ui/icon";
import { matchedParts } from "@/lib/catalogue/search";
import { filmPicture } from "@/lib/guide/film";
import type { Suggestion } from "./search-groups";
import { textOf } from "./search-groups";

/** One suggestion: a small picture, the name with what was typed standing out, and what it costs or where it is. */
export function SuggestionRow({ item, query }: { readonly item: Suggestion; readonly query: string }) {
  return (
    <>
      <Thumb item={item} />
      <span className="min-w-0">
        <span className="block leading-snug">
          {matchedParts(textOf(item), query).map(({ text, matched }, index) =>
            matched ? (
              <mark
                key={index}
                className="bg-transparent font-bold text-ink underline decoration-2 underline-offset-4"
              >
                {text}
              </mark>
            ) : (
              text
            ),
          )}
        </span>
        <span className="block text-xs text-ink-soft">
          {item.kind === "product" ? item.department : item.within}
        </span>
      </span>
      {item.kind === "product" && <span className="price">{item.price}</span>}
    </>
  );
}

function Thumb({ item }: { readonly item: Suggestion }) {
  if (item.kind === "section")
    return (
      <span className="grid size-12 place-items-center text-ink-soft">
        <Icon name="list" />
      </span>
    );
  const picture = item.kind === "film" ? filmPicture(item.name) : item.picture;
  if (picture === null) return <span className="size-12 bg-paper-deep" />;
  return (
    <img
      src={`/pictures/${picture}-400.avif`}
      alt=""
      width={48}
      height={48}
      className="size-12 bg-paper-deep object-cover dark:brightness-90"
    />
  );
}
