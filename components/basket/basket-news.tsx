import type { SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import type { BasketLineFacts } from "@/lib/basket/basket";

/** What has just been done, told in one place. */
export type News =
  | { readonly kind: "done"; readonly words: string }
  | { readonly kind: "refused"; readonly words: string }
  | {
      readonly kind: "removed";
      readonly sku: string;
      readonly name: string;
      /** The line as it was and where it stood, when the script saw it go. */
      readonly was?: { readonly line: BasketLineFacts; readonly position: number };
    };

/** The id of "Undo", which the keyboard goes to when its line has gone. */
export const undoButtonId = "undo";

interface BasketNewsProps {
  readonly news: News | null;
  /** False leaves it to the plain form. */
  readonly onUndo: (news: Extract<News, { kind: "removed" }>) => boolean;
}

/**
 * The one place on the basket page that is read out when it changes. It stays in view while a long list scrolls, so that what was
 * taken out can be put back from wherever that was.
 */
export function BasketNews({ news, onUndo }: BasketNewsProps) {
  const className =
    "flex min-h-11 flex-wrap items-center gap-x-5 gap-y-1 border-l-4 border-moss bg-paper py-1 pl-4";
  return (
    <div role="status" className="sticky top-0 z-10 mt-6 max-w-measure empty:hidden">
      {news?.kind === "done" && <p className={className}>{news.words}</p>}
      {news?.kind === "refused" && <p className={`${className} border-ink font-bold`}>{news.words}</p>}
      {news?.kind === "removed" && (
        <form
          action="/api/basket/lines/restore"
          method="post"
          className={className}
          onSubmit={(event: SyntheticEvent) => {
            if (onUndo(news)) event.preventDefault();
          }}
        >
          <input type="hidden" name="sku" value={news.sku} />
          <span id="removed">{news.name} has been taken out.</span>
          <Button id={undoButtonId} aria-describedby="removed">
            Undo
          </Button>
        </form>
      )}
    </div>
  );
}
