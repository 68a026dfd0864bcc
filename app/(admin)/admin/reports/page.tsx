import type { Metadata } from "next";
import { Cell, DataTable, NothingYet, Row, RowHead } from "@/components/admin/data-table";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { Figures } from "@/components/admin/figures";
import { ShareBar } from "@/components/admin/share-bar";
import { requireRole } from "@/lib/auth/viewer";
import { addUp, formatPence } from "@/lib/money";
import { readSalesBySection, type SectionSales } from "@/lib/reports/reports-reads";

export const metadata: Metadata = { title: "Reports" };
export const instant = false;

export default async function ReportsPage() {
  await requireRole("reports.read", "/admin/reports");
  const sales = await readSalesBySection();
  const sections = sales.filter((row) => row.guideSlug !== null).length;
  return (
    <DeskPage
      title="Reports"
      remark="Every line of every order that has been paid for, by where it was added to the basket. With VAT, before discounts, delivery and refunds. A month after an order is sent only the totals know its sections."
    >
      {sales.length > 0 && (
        <div className="mb-9">
          <Figures
            label="In all"
            figures={[
              { figure: formatPence(addUp(sales.map((row) => row.revenuePence))), words: "revenue" },
              { figure: String(unitsOf(sales)), words: "units" },
              { figure: String(sections), words: "guide sections that sold", isNothing: sections === 0 },
            ]}
          />
        </div>
      )}
      <DeskSection title="Sales by section of the guides">
        {sales.length > 0 ? (
          <SalesTable sales={sales} />
        ) : (
          <NothingYet>Nothing has been paid for yet. The first sale starts this table.</NothingYet>
        )}
      </DeskSection>
    </DeskPage>
  );
}

const unitsOf = (sales: readonly SectionSales[]) => sales.reduce((units, row) => units + row.units, 0);

function SalesTable({ sales }: { readonly sales: readonly SectionSales[] }) {
  const revenue = addUp(sales.map((row) => row.revenuePence));
  return (
    <DataTable
      label="Sales by section"
      columns={[
        { name: "Section" },
        { name: "Guide" },
        { name: "Share of revenue" },
        { name: "Orders", isNumber: true },
        { name: "Units", isNumber: true },
        { name: "Revenue", isNumber: true },
      ]}
      foot={
        <tr role="row" className="font-bold">
          <th role="rowheader" scope="row">
            All
          </th>
          <td role="cell" />
          <td role="cell" />
          <td role="cell" />
          <td role="cell" data-label="Units" className="figure font-bold">
            {unitsOf(sales)}
          </td>
          <td role="cell" data-label="Revenue" className="figure font-bold">
            {formatPence(revenue)}
          </td>
        </tr>
      }
    >
      {sales.map((row) => (
        <Row key={`${row.guideSlug} ${row.sectionSlug}`}>
          <RowHead>{row.title ?? row.sectionSlug ?? "From the shop"}</RowHead>
          <Cell className="text-ink-soft">{row.guideSlug}</Cell>
          <Cell className="md:w-1/4 md:min-w-32">
            <ShareBar part={row.revenuePence} whole={revenue} />
          </Cell>
          <Cell place="left" label="Orders" isNumber>
            {row.orders}
          </Cell>
          <Cell place="right" label="Units" isNumber>
            {row.units}
          </Cell>
          <Cell place="top" isNumber className="font-bold">
            {formatPence(row.revenuePence)}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
