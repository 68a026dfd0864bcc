import { orderNumberText } from "@/lib/orders/orders";
import type { PickGroup } from "@/lib/orders/pick-list";
import { Cell, DataTable, Row, RowHead } from "./data-table";

/** What to take from the shelves, in the order in which they stand; a box to tick on paper for each. */
export function PickSheet({ groups }: { readonly groups: readonly PickGroup[] }) {
  return (
    <div className="sheet">
      {groups.map(({ department, lines }) => (
        <section key={department} className="mt-7 first:mt-0">
          <h2 className="mb-2 text-xl">{department}</h2>
          <DataTable
            label={department}
            columns={[{ name: "Take" }, { name: "SKU" }, { name: "Product" }, { name: "For" }]}
          >
            {lines.map(({ sku, name, units, orders }) => (
              <Row key={sku}>
                <Cell place="top">
                  <span className="whitespace-nowrap">
                    <span aria-hidden="true" className="paper-box mr-3 align-middle" />
                    <strong className="figure text-xl">{units}</strong>
                  </span>
                </Cell>
                <RowHead>{sku}</RowHead>
                <Cell>{name}</Cell>
                <Cell>
                  {orders
                    .map(
                      (order) =>
                        `${orderNumberText(order.number)}${order.units > 1 ? ` × ${order.units}` : ""}`,
                    )
                    .join(", ")}
                </Cell>
              </Row>
            ))}
          </DataTable>
        </section>
      ))}
    </div>
  );
}
