import type { Metadata } from "next";
import { ChosenNone } from "@/components/admin/chosen-none";
import { DeskPage } from "@/components/admin/desk-page";
import { LeftOut } from "@/components/admin/left-out";
import { Today } from "@/components/admin/moment";
import { PickSheet } from "@/components/admin/pick-sheet";
import { PrintButton } from "@/components/admin/print-button";
import { SheetLinks } from "@/components/admin/sheet-links";
import { may } from "@/lib/auth/auth";
import { requireRole } from "@/lib/auth/viewer";
import { chosenOrdersSchema } from "@/lib/orders/desk-schema";
import { readChosenParcels } from "@/lib/orders/parcel-reads";
import { pickList } from "@/lib/orders/pick-list";

export const metadata: Metadata = { title: "Pick list" };
export const instant = false;

export default async function PickPage({ searchParams }: PageProps<"/admin/orders/pick">) {
  const viewer = await requireRole("orders.read", "/admin/orders/pick");
  const chosen = chosenOrdersSchema.parse(await searchParams);
  const { toSend, leftOut } = await readChosenParcels(chosen, new Date());
  const groups = pickList(toSend);
  const units = groups.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.units, 0);
  return (
    <DeskPage
      title="Pick list"
      up={{ href: "/admin/orders", title: "Orders" }}
      remark={
        <p>
          {orderCount(toSend.length)}, {units === 1 ? "1 unit" : `${units} units`}. <Today />
        </p>
      }
    >
      <LeftOut parcels={leftOut} />
      {groups.length === 0 && leftOut.length === 0 && <ChosenNone isDue={chosen.isDue} />}
      {groups.length > 0 && (
        <>
          <div className="mb-6 flex flex-wrap items-center gap-x-5 gap-y-2 print:hidden">
            <PrintButton />
            <SheetLinks
              numbers={toSend.map(({ number }) => number)}
              mayWrite={may(viewer.roles, "orders.write")}
              here="pick"
            />
          </div>
          <PickSheet groups={groups} />
        </>
      )}
    </DeskPage>
  );
}

const orderCount = (count: number) => (count === 1 ? "1 order" : `${count} orders`);
