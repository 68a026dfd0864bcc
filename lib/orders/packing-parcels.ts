import { stateRefusal, type DispatchRefusal } from "./packing";
import type { Parcel } from "./parcel-reads";

/** Why a parcel is not to be sent; null when it is. */
export function parcelRefusal({ sentAt, cancelledAt, state, lines }: Parcel): DispatchRefusal | null {
  if (sentAt !== null) return "sent-already";
  if (cancelledAt !== null) return "cancelled";
  const refusal = stateRefusal(state);
  if (refusal) return refusal;
  return lines.some(({ units }) => units > 0) ? null : "nothing-left";
}

/** Parts parcels into those to be sent and those that stay, with the reason. */
export function partParcels(
  numbers: readonly number[],
  parcels: readonly Parcel[],
): {
  readonly toSend: readonly Parcel[];
  readonly leftOut: readonly { readonly number: number; readonly refusal: DispatchRefusal }[];
} {
  const found = numbers.map((number) => ({
    number,
    parcel: parcels.find((parcel) => parcel.number === number),
  }));
  return {
    toSend: found.flatMap(({ parcel }) => (parcel && parcelRefusal(parcel) === null ? [parcel] : [])),
    leftOut: found.flatMap(({ number, parcel }) => {
      const refusal = parcel ? parcelRefusal(parcel) : ("unknown-order" as const);
      return refusal ? [{ number, refusal }] : [];
    }),
  };
}
