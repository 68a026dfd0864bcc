import Link from "next/link";
import type { ReactNode } from "react";
import type { DeskFormState } from "@/lib/auth/desk-form";
import { available, bandOf, type StockBand } from "@/lib/stock/stock";
import { changeStockAction } from "@/lib/stock/stock-actions";
import type { StockRow } from "@/lib/stock/stock-reads";
import { DeskForms } from "./desk-forms";
import { StockForm, type StockFormPlace } from "./stock-form";

interface StockTableProps {
  readonly rows: readonly StockRow[];
  /** An id for each showing of each form, by SKU; empty when the viewer may only look. */
  readonly formIds: ReadonlyMap<string, string>;
  readonly place: StockFormPlace;
  readonly answer: DeskFormState | null;
}

const bandWords: Record<StockBand, string> = { "in-stock": "", low: "low", "sold-out": "sold out" };

// Rows are grids, so that the form can have the whole width of its row; the roles keep it a table for screen readers.
const gridClass =
  "grid grid-cols-[1fr_3.75rem_4rem_4.25rem] items-baseline gap-x-2 " +
  "lg:grid-cols-[8.5rem_minmax(9rem,1fr)_minmax(8rem,0.9fr)_4rem_4.5rem_4.75rem_5.5rem_3.5rem_11rem] lg:gap-x-4";
const wideClass = "hidden lg:block";
const countClass = "text-right tabular-nums";

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
        <table role="table" aria-label="Stock" className="block border-t border-ink text-sm">
          <thead role="rowgroup" className="block">
            <tr role="row" className={`${gridClass} border-b border-line py-2 text-xs text-ink-soft`}>
              <Head name="SKU" />
              <Head name="Product" className={wideClass} />
              <Head name="Options" className={wideClass} />
              <Head name="On hand" className="text-right" />
              <Head name="Reserved" className="text-right" />
              <Head name="Available" className="text-right" />
              <Head name="Quarantine" className={`${wideClass} text-right`} />
              <Head name="Low at" className={`${wideClass} text-right`} />
              <Head name="Change" className={wideClass} />
            </tr>
          </thead>
          <tbody role="rowgroup" className="block">
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
  const band = bandWords[bandOf(row, row.lowStockAt)];
  return (
    <tr role="row" id={row.sku} className={`${gridClass} border-b border-line py-2.5`}>
      <th role="rowheader" scope="row" className="text-left font-bold">
        <Link href={`/admin/stock/${row.sku}`} prefetch={false} className="link">
          {row.sku}
        </Link>
      </th>
      <td role="cell" className="max-lg:order-1 max-lg:col-span-full max-lg:text-xs max-lg:text-ink-soft">
        {row.product}
        {row.options !== "" && <span className="lg:hidden">, {row.options}</span>}
        {row.quarantined > 0 && (
          <span className="block font-bold lg:hidden">{row.quarantined} in quarantine</span>
        )}
      </td>
      <td role="cell" className={`${wideClass} text-ink-soft`}>
        {row.options}
      </td>
      <td role="cell" className={countClass}>
        {row.onHand}
      </td>
      <td role="cell" className={countClass}>
        {row.reserved}
      </td>
      <td role="cell" className={`${countClass} ${band && "font-bold"}`}>
        {available(row)}
        {band && <span className="block text-xs leading-tight">{band}</span>}
      </td>
      <td
        role="cell"
        className={`${wideClass} ${countClass} ${row.quarantined > 0 ? "font-bold" : "text-ink-soft"}`}
      >
        {row.quarantined}
      </td>
      <td role="cell" className={`${wideClass} ${countClass} text-ink-soft`}>
        {row.lowStockAt}
      </td>
      <td role="cell" className="max-lg:order-2 max-lg:col-span-full has-[details[open]]:col-span-full">
        {children}
      </td>
    </tr>
  );
}

function Head({ name, className = "" }: { readonly name: string; readonly className?: string }) {
  return (
    <th role="columnheader" scope="col" className={`text-left font-normal ${className}`}>
      {name}
    </th>
  );
}
