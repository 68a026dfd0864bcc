import { orderNumberText } from "@/lib/orders/orders";
import { parcelMark } from "@/lib/orders/packing";
import type { Parcel } from "@/lib/orders/parcel-reads";
import type { DispatchRowFacts } from "./dispatch-form";
import { serviceWords } from "./queue-table";

/** A parcel as a row of the dispatch form. */
export function dispatchRow(parcel: Parcel, tracking = ""): DispatchRowFacts {
  const { number, address, email, deliveryMethod, lines } = parcel;
  return {
    number,
    text: orderNumberText(number),
    // Without the country, which is the shop's own.
    to: (address.length > 0 ? address.filter((line) => line !== "United Kingdom") : [email]).join(", "),
    service: serviceWords[deliveryMethod],
    units: lines.reduce((sum, { units }) => sum + units, 0),
    isCollected: deliveryMethod === "collect",
    seen: parcelMark(parcel),
    tracking,
  };
}
