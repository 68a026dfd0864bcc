import { DeskPage } from "@/components/admin/desk-page";

export default function DeskNotFound() {
  return (
    <DeskPage title="Nothing here">
      <p>There is no such page at the desk, or your roles do not open it.</p>
    </DeskPage>
  );
}
