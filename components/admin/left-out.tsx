import { Notice } from "@/components/ui/notice";
import { orderNumberText } from "@/lib/orders/orders";
import { dispatchRefusalWords, type DispatchRefusal } from "@/lib/orders/packing";

interface LeftOutProps {
  readonly parcels: readonly { readonly number: number; readonly refusal: DispatchRefusal }[];
}

/** Orders that were chosen and are not to be sent, each with the reason; not printed. */
export function LeftOut({ parcels }: LeftOutProps) {
  if (parcels.length === 0) return null;
  return (
    <div className="mb-6 print:hidden">
      <Notice
        tone="alert"
        title={parcels.length === 1 ? "One is left out" : `${parcels.length} are left out`}
      >
        <ul role="list">
          {parcels.map(({ number, refusal }) => (
            <li key={number}>
              {orderNumberText(number)}: {dispatchRefusalWords[refusal]}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
