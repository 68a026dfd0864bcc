import { deliveryTerms } from "@/lib/delivery/delivery";
import { formatPence, pence, type Pence } from "@/lib/money";

/** How far a sum of goods is from free delivery: in words, and as a rule that fills up; nothing once it is free. */
export function FreeDelivery({
  goods,
  className = "",
}: {
  readonly goods: Pence;
  readonly className?: string;
}) {
  const { freeFrom } = deliveryTerms;
  if (goods >= freeFrom) return null;
  return (
    <div className={className}>
      <p className="text-sm">{formatPence(pence(freeFrom - goods))} more and delivery is free.</p>
      <svg aria-hidden="true" className="mt-2 block h-1 w-full">
        <rect width="100%" height="1" y="3" className="fill-line" />
        <rect width={`${(goods / freeFrom) * 100}%`} height="4" className="fill-moss" />
      </svg>
    </div>
  );
}
