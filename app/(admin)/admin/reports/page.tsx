import type { Metadata } from "next";
import {
  cellClass,
  DataTable,
  NothingYet,
  numberClass,
  rowClass,
  rowHeadClass,
} from "@/components/admin/data-table";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { requireRole } from "@/lib/auth/viewer";
import { addUp, formatPence } from "@/lib/money";
import { readSalesBySection, type SectionSales } from "@/lib/reports/reports-reads";

export const metadata: Metadata = { title: "Reports" };
export const instant = false;

export default async function ReportsPage() {
  await requireRole("reports.read", "/admin/reports");
  const sales = await readSalesBySection();
  return (
    <DeskPage
      title="Reports"
      remark="Every line of every order that has been paid for, by where it was added to the basket. With VAT, before discounts, delivery and refunds."
    >
      <DeskSection title="Sales by section of the guides">
        {sales.length > 0 ? (
          <SalesTable sales={sales} />
        ) : (
          <NothingYet>Nothing has been paid for yet.</NothingYet>
        )}
      </DeskSection>
    </DeskPage>
  );
}

function SalesTable({ sales }: { readonly sales: readonly SectionSales[] }) {
  return (
    <DataTable
      label="Sales by section"
      columns={[
        { name: "Section" },
        { name: "Guide" },
        { name: "Orders", isNumber: true },
        { name: "Units", isNumber: true },
        { name: "Revenue", isNumber: true },
      ]}
    >
      {sales.map((row) => (
        <tr key={`${row.guideSlug} ${row.sectionSlug}`} className={rowClass}>
          <th scope="row" className={rowHeadClass}>
            {row.title ?? row.sectionSlug ?? "From the shop"}
          </th>
          <td className={cellClass}>{row.guideSlug ?? ""}</td>
          <td className={numberClass}>{row.orders}</td>
          <td className={numberClass}>{row.units}</td>
          <td className={numberClass}>{formatPence(row.revenuePence)}</td>
        </tr>
      ))}
      <tr className="font-bold">
        <th scope="row" className={rowHeadClass}>
          All
        </th>
        <td className={cellClass} />
        <td className={cellClass} />
        <td className={numberClass}>{sales.reduce((units, row) => units + row.units, 0)}</td>
        <td className={numberClass}>{formatPence(addUp(sales.map((row) => row.revenuePence)))}</td>
      </tr>
    </DataTable>
  );
}
