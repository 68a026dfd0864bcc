import type { SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import type { BasketLineFacts } from "@/lib/basket/basket";

/** What has just been done, told in one place. */
export type News =
  | { readonly kind: "done"; readonly words: string }
  /** Seen where it was done: only read out, or the lines would move away under the pointer. */
  | { readonly kind: "heard"; readonly words: string }
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
    "mb-6 flex min-h-12 flex-wrap items-center gap-x-5 gap-y-1 border-l-4 bg-paper py-2 pl-4 pr-4";
  return (
    <div role="status" className="sticky top-0 z-10 max-w-measure">
      {news?.kind === "done" && <p className={`${className} border-moss`}>{news.words}</p>}
      {news?.kind === "heard" && <p className="sr-only">{news.words}</p>}
      {news?.kind === "refused" && <p className={`${className} border-ink font-bold`}>{news.words}</p>}
      {news?.kind === "removed" && (
        <form
          action="/api/basket/lines/restore"
          method="post"
          className={`${className} border-moss`}
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
