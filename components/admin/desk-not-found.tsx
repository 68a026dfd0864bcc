import { DeskPage } from "./desk-page";

/** Says in the page itself that there is nothing: Next's own not-found page comes too late for readers without scripts. */
export function DeskNotFound() {
  return (
    <DeskPage title="Nothing here">
      <p>There is no such page at the desk, or your roles do not open it.</p>
    </DeskPage>
  );
}
