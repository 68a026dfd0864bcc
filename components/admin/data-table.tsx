import type { ReactNode } from "react";

interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
}

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  /** Rows of sums below the others. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A ruled table; on a narrow screen every row is a slip with its cells where they say they stand. The roles keep it a table there. */
export function DataTable({ label, columns, foot, children }: DataTableProps) {
  return (
    <table role="table" aria-label={label} className="desk-table">
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, isNumber }) => (
            <th key={name} role="columnheader" scope="col" className={isNumber ? "figure" : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
      {foot && <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  );
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <tr role="row">{children}</tr>;
}

/** The cell that names its row. */
export function RowHead({ children }: { readonly children: ReactNode }) {
  return (
    <th role="rowheader" scope="row">
      {children}
    </th>
  );
}

interface CellProps {
  /** Where it stands in its slip on a narrow screen: a line of its own, half of one, a third, or the upper right corner. */
  readonly place?: "line" | "left" | "right" | "top" | "third" | "pair";
  /** The column's name, said before it on a narrow screen. */
  readonly label?: string;
  readonly isNumber?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

export function Cell({ place = "line", label, isNumber = false, className = "", children }: CellProps) {
  return (
    <td
      role="cell"
      data-place={place}
      data-label={label}
      className={`${isNumber ? "figure" : ""} ${className}`}
    >
      {children}
    </td>
  );
}

/** What stands in place of a table without rows. */
export function NothingYet({ children }: { readonly children: ReactNode }) {
  return <p className="border-t-2 border-ink py-3 text-ink-soft">{children}</p>;
}
