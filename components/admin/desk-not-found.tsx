import { DeskLink } from "./desk-link";
import { DeskPage } from "./desk-page";

/** Says in the page itself that there is nothing: Next's own not-found page comes too late for readers without scripts. */
export function DeskNotFound() {
  return (
    <DeskPage title="Nothing here">
      <div className="max-w-measure border-t-2 border-ink pt-4">
        <p>There is no such page at the desk, or your roles do not open it.</p>
        <p className="mt-2 text-ink-soft">
          Looking for an order or a SKU? Its room has a search, and finds it by a part of its name too.
        </p>
        <p className="mt-4">
          <DeskLink href="/admin" className="link inline-flex min-h-11 items-center">
            Back to the overview
          </DeskLink>
        </p>
      </div>
    </DeskPage>
  );
}
