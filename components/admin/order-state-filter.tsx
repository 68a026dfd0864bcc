import { Button } from "@/components/ui/button";
import { stateWords, type OrderState } from "@/lib/orders/orders";

/** Chooses which orders to list; a plain form, so that the choice stands in the address. */
export function OrderStateFilter({ state }: { readonly state: OrderState | undefined }) {
  return (
    <form action="/admin/orders" className="flex flex-wrap items-end gap-4">
      <label className="min-w-0 text-sm font-bold">
        State
        <select
          key={state}
          name="state"
          defaultValue={state ?? ""}
          className="mt-1.5 block min-h-11 w-full max-w-64 rounded-sm border border-ink-soft bg-paper px-3 text-base font-normal text-ink"
        >
          <option value="">All</option>
          {Object.entries(stateWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <Button>Show</Button>
    </form>
  );
}
