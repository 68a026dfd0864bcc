import { available, bandOf } from "@/lib/stock/stock";
import type { StockRow } from "@/lib/stock/stock-reads";
import { Cell, DataTable, Row, RowHead } from "./data-table";
import { DeskLink } from "./desk-link";
import { BandWords } from "./state";

/** What is on sale and nearly or wholly gone, the emptiest first. */
export function LowStockTable({ rows }: { readonly rows: readonly StockRow[] }) {
  return (
    <DataTable
      label="Low stock"
      columns={[
        { name: "SKU" },
        { name: "Product" },
        { name: "State" },
        { name: "Available", isNumber: true },
      ]}
    >
      {rows.map((row) => (
        <Row key={row.sku}>
          <RowHead>
            <DeskLink href={`/admin/stock/${row.sku}`}>{row.sku}</DeskLink>
          </RowHead>
          <Cell>
            {row.product}
            {row.options !== "" && <span className="text-ink-soft">, {row.options}</span>}
          </Cell>
          <Cell place="left" className="md:whitespace-nowrap">
            <BandWords band={bandOf(row, row.lowStockAt)} />
          </Cell>
          <Cell place="top" isNumber className="font-bold">
            {available(row)}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}
