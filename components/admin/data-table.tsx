import type { ReactNode } from "react";

interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
}

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly children: ReactNode;
}

export const cellClass = "py-2.5 pr-5 align-baseline last:pr-0";
export const numberClass = "py-2.5 pr-5 text-right align-baseline tabular-nums last:pr-0";
export const rowHeadClass = "py-2.5 pr-5 text-left align-baseline font-bold whitespace-nowrap";
export const rowClass = "border-b border-line";

/** A ruled table; on a narrow screen it scrolls sideways inside itself, with the keyboard too. */
export function DataTable({ label, columns, children }: DataTableProps) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-t border-ink text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-soft">
            {columns.map(({ name, isNumber }) => (
              <th
                key={name}
                scope="col"
                className={`py-2 pr-5 font-normal last:pr-0 ${isNumber ? "text-right" : ""}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** What stands in place of a table without rows. */
export function NothingYet({ children }: { readonly children: ReactNode }) {
  return <p className="border-t border-ink py-4 text-ink-soft">{children}</p>;
}
