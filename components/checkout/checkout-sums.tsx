"use client";

import type { ReactNode } from "react";
import { FreeDelivery } from "@/components/basket/free-delivery";
import { useShownLines } from "@/components/basket/use-shown-lines";
import { summarise, type BasketLineFacts } from "@/lib/basket/basket";
import { orderSums } from "@/lib/checkout/order-sums";
import { formatPence, pence, type Pence } from "@/lib/money";

interface SumsProps {
  /** The lines that the page came with. */
  readonly read: readonly BasketLineFacts[];
}

function chargeFor(lines: readonly BasketLineFacts[]): Pence {
  const sums = orderSums(lines, { zone: "mainland", choice: "standard" });
  return sums.ok ? sums.value.deliveryPence : pence(0);
}

/** What delivery costs for the basket as it is shown. */
export function DeliveryCharge({ read }: SumsProps) {
  const charge = chargeFor(useShownLines(read));
  return charge === 0 ? "Free. " : `${formatPence(charge)}. `;
}

/** Goods, delivery and total of the basket as it is shown. */
export function CheckoutSums({ read }: SumsProps) {
  const lines = useShownLines(read);
  const { subtotalPence: goods } = summarise(lines);
  const charge = chargeFor(lines);
  return (
    <>
      <FreeDelivery goods={goods} className="group-has-[[value=collect]:checked]/pay:hidden" />
      <dl className="border-b border-line">
        <SumRow name="Goods">{formatPence(goods)}</SumRow>
        {/* Both sums are in the page and the choice shows one of them: no script has to add anything up. */}
        <SumRow name="Delivery">
          <OfChoice deliver={charge} collect={pence(0)} />
        </SumRow>
        <SumRow name="Total" strong>
          <OfChoice deliver={pence(goods + charge)} collect={goods} />
        </SumRow>
      </dl>
    </>
  );
}

/** One amount for each choice of delivery; only that of the chosen one shows. */
function OfChoice({ deliver, collect }: { readonly deliver: Pence; readonly collect: Pence }) {
  return (
    <>
      <span className="group-has-[[value=collect]:checked]/pay:hidden">
        {deliver === 0 ? "Free" : formatPence(deliver)}
      </span>
      <span className="group-has-[[value=standard]:checked]/pay:hidden">
        {collect === 0 ? "Free" : formatPence(collect)}
      </span>
    </>
  );
}

interface SumRowProps {
  readonly name: string;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

function SumRow({ name, strong = false, children }: SumRowProps) {
  return (
    <div
      className={`flex items-baseline justify-between ${strong ? "mt-2 border-t border-line py-3 font-bold" : "py-1"}`}
    >
      <dt>{name}</dt>
      <dd className={`price ${strong ? "text-2xl" : "font-normal tracking-normal"}`}>{children}</dd>
    </div>
  );
}
