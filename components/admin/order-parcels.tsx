import type { ReactNode } from "react";
import type { DeskParcel } from "@/lib/orders/desk-reads";
import { Fact, Facts } from "./facts";
import { Moment } from "./moment";
import { Followed } from "./queue-table";

interface OrderParcelProps {
  readonly parcel: DeskParcel;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** One parcel: what is in it, who carries it under which number, and whether it has arrived. */
export function OrderParcel({ parcel, children }: OrderParcelProps) {
  const { carrier, dispatchedAt, deliveredAt, actor, units, isOwn } = parcel;
  const isCollected = carrier === null;
  return (
    <div className="mt-5 first:mt-0">
      <Facts>
        <Fact term={isCollected ? "Ready since" : "Sent"}>
          <Moment at={dispatchedAt} /> <span className="text-ink-soft">({actor})</span>
          {!isOwn && <span className="block">In exchange for a return</span>}
        </Fact>
        {units.length > 0 && (
          <Fact term="In it">{units.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ")}</Fact>
        )}
        {!isCollected && (
          <Fact term="Followed as">
            <Followed {...parcel} />
          </Fact>
        )}
        <Fact term={isCollected ? "Collected" : "Delivered"}>
          {deliveredAt ? <Moment at={deliveredAt} /> : <span className="text-ink-soft">Not yet</span>}
        </Fact>
      </Facts>
      {children && <div className="mt-3 grid gap-2">{children}</div>}
    </div>
  );
}
