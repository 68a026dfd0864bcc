import { SiteLink } from "@/components/ui/site-link";
import { deliveryTerms } from "@/lib/delivery/delivery";
import { formatPence } from "@/lib/money";

/** "£50", without pence that are nought. */
export function wholePounds(amount: Parameters<typeof formatPence>[0]): string {
  return formatPence(amount).replace(/\.00$/, "");
}

/** Delivery and returns in three lines, beside the button: no day is promised, because pages are kept for a while. */
export function DeliveryLines({ sealedOnly }: { readonly sealedOnly: boolean }) {
  return (
    <ul className="border-t border-line text-sm">
      <li className="border-b border-line py-3">Order by 2 pm, dispatched the next working day</li>
      <li className="border-b border-line py-3">
        Delivery from {formatPence(deliveryTerms.charge)}, free on the UK mainland from{" "}
        {wholePounds(deliveryTerms.freeFrom)} of goods. Collecting is free
      </li>
      <li className="border-b border-line py-3">
        Change your mind within 14 days{sealedOnly && ", if you have not opened it"}.{" "}
        <SiteLink href="/delivery-and-returns" className="link py-2">
          Delivery and returns
        </SiteLink>
      </li>
    </ul>
  );
}
