import { formatPence } from "@/lib/money";
import type { DeskOrder, RefundState } from "@/lib/orders/desk-reads";
import { NothingYet } from "./data-table";
import { Fact, Facts } from "./facts";
import { Moment } from "./moment";

const refundWords: Readonly<Record<RefundState, string>> = {
  requested: "being asked for",
  pending: "on its way",
  succeeded: "done",
  failed: "failed",
};

/** What was paid, what went back, and what the buyer's bank asks. */
export function OrderMoney({ order: { payment, refunds, disputes } }: { readonly order: DeskOrder }) {
  if (!payment) return <NothingYet>Nothing has been paid.</NothingYet>;
  return (
    <Facts>
      <Fact term={<Moment at={payment.createdAt} />}>
        Paid <span className="price">{formatPence(payment.amountPence)}</span>
      </Fact>
      <Fact term="Payment">
        <span className="text-xs wrap-anywhere">{payment.intentId}</span>
      </Fact>
      {refunds.map((refund) => (
        <Fact key={refund.id} term={<Moment at={refund.createdAt} />}>
          Refund <span className="price">{formatPence(refund.amountPence)}</span>, {refundWords[refund.state]}
          : {refund.reason} ({refund.actor})
          {refund.units.length > 0 && (
            <span className="block text-ink-soft">
              {refund.units.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(", ")}
              {refund.restockedAt !== null && ", back on the shelf"}
            </span>
          )}
          {refund.lastError !== null && <span className="block font-bold">{refund.lastError}</span>}
        </Fact>
      ))}
      {disputes.map((dispute) => (
        <Fact key={dispute.id} term={<Moment at={dispute.createdAt} />}>
          Dispute over <span className="price">{formatPence(dispute.amountPence)}</span>,{" "}
          {dispute.status.replaceAll("_", " ")}: {dispute.reason.replaceAll("_", " ")}
          {dispute.evidenceDueAt !== null && (
            <span className="block text-ink-soft">
              Evidence due by <Moment at={dispute.evidenceDueAt} />
            </span>
          )}
        </Fact>
      ))}
    </Facts>
  );
}
