import type { ReactNode } from "react";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { available, bandOf } from "@/lib/stock/stock";
import { changeStockAction } from "@/lib/stock/stock-actions";
import type { StockRow } from "@/lib/stock/stock-reads";
import { DeskForms } from "./desk-forms";
import { DeskLink } from "./desk-link";
import { BandWords } from "./state";
import { StockForm, type StockFormPlace } from "./stock-form";

interface StockTableProps {
  readonly rows: readonly StockRow[];
  /** An id for each showing of each form, by SKU; empty when the viewer may only look. */
  readonly formIds: ReadonlyMap<string, string>;
  readonly place: StockFormPlace;
  readonly answer: DeskFormState | null;
}

/** What each cell is, for the grid that its row is: see stock-table.css. */
type Column =
  "sku" | "product" | "on-hand" | "reserved" | "available" | "state" | "quarantine" | "low-at" | "change";

const heads: readonly { readonly name: string; readonly column: Column }[] = [
  { name: "SKU", column: "sku" },
  { name: "Product", column: "product" },
  { name: "On hand", column: "on-hand" },
  { name: "Reserved", column: "reserved" },
  { name: "Available", column: "available" },
  { name: "State", column: "state" },
  { name: "Quarantine", column: "quarantine" },
  { name: "Low at", column: "low-at" },
  { name: "Change", column: "change" },
];

/** A row a variant: how many there are, how many are spoken for or set aside, and the way to change it. */
export function StockTable({ rows, formIds, place, answer }: StockTableProps) {
  return (
    <DeskForms
      // Another part of the table begins without the last one's answer.
      key={`${place.q} ${place.show} ${place.after}`}
      action={changeStockAction}
      answer={answer}
      shown={rows.map(({ sku }) => sku)}
    >
      {rows.length > 0 && (
        <table role="table" aria-label="Stock" className="stock-table">
          <thead role="rowgroup">
            <tr role="row">
              {heads.map(({ name, column }) => (
                <th key={name} role="columnheader" scope="col" data-column={column}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <StockTableRow key={row.sku} row={row}>
                {formIds.has(row.sku) && (
                  <StockForm
                    sku={row.sku}
                    seen={{
                      onHand: row.onHand,
                      quarantined: row.quarantined,
                      movement: row.newestMovement,
                    }}
                    formId={formIds.get(row.sku) ?? ""}
                    place={place}
                  />
                )}
              </StockTableRow>
            ))}
          </tbody>
        </table>
      )}
    </DeskForms>
  );
}

function StockTableRow({ row, children }: { readonly row: StockRow; readonly children: ReactNode }) {
  const band = bandOf(row, row.lowStockAt);
  return (
    <tr role="row" id={row.sku}>
      <th role="rowheader" scope="row" data-column="sku">
        <DeskLink href={`/admin/stock/${row.sku}`}>{row.sku}</DeskLink>
      </th>
      <td role="cell" data-column="product">
        {row.product}
        {row.options !== "" && <span className="text-ink-soft">, {row.options}</span>}
        <span className="text-xs whitespace-nowrap text-ink-soft xl:hidden">
          {" "}
          (low at {row.lowStockAt}
          {row.quarantined > 0 && <strong className="text-ink">, {row.quarantined} in quarantine</strong>})
        </span>
      </td>
      <td role="cell" data-column="on-hand" className="figure">
        {row.onHand}
      </td>
      <td
        role="cell"
        data-column="reserved"
        className={`figure ${row.reserved === 0 ? "text-ink-soft" : ""}`}
      >
        {row.reserved}
      </td>
      <td role="cell" data-column="available" className="figure font-bold">
        {available(row)}
      </td>
      <td role="cell" data-column="state">
        <BandWords band={band} />
      </td>
      <td
        role="cell"
        data-column="quarantine"
        className={`figure ${row.quarantined > 0 ? "font-bold" : "text-ink-soft"}`}
      >
        {row.quarantined}
      </td>
      <td role="cell" data-column="low-at" className="figure text-ink-soft">
        {row.lowStockAt}
      </td>
      <td role="cell" data-column="change">
        {children}
      </td>
    </tr>
  );
}
