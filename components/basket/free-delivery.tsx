import { mainlandFreeFrom } from "@/lib/delivery/free-from";
import { formatPence, pence, type Pence } from "@/lib/money";

/** How far a sum of goods is from free delivery: in words, and as a rule that fills up; nothing once it is free. */
export function FreeDelivery({
  goods,
  freeFrom,
  className = "",
}: {
  readonly goods: Pence;
  /** Of where it goes; the mainland's, and said so, when that is not known. */
  readonly freeFrom?: Pence;
  readonly className?: string;
}) {
  const from = freeFrom ?? mainlandFreeFrom;
  if (goods >= from) return null;
  return (
    <div className={className}>
      <p className="text-sm">
        {formatPence(pence(from - goods))} more and {freeFrom === undefined && "mainland "}delivery is free.
      </p>
      <svg aria-hidden="true" className="mt-2 block h-1 w-full">
        <rect width="100%" height="1" y="3" className="fill-line" />
        <rect width={`${(goods / from) * 100}%`} height="4" className="fill-moss" />
      </svg>
    </div>
  );
}
