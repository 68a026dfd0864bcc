import { NothingYet } from "./data-table";
import { DeskLink } from "./desk-link";

/** What stands on a page for chosen orders when none were. */
export function ChosenNone({ isDue }: { readonly isDue: boolean }) {
  return (
    <NothingYet>
      {isDue ? "Nothing is due today." : "Choose orders first: "}
      {!isDue && <DeskLink href="/admin/orders">tick them in the queue</DeskLink>}
    </NothingYet>
  );
}
