export type AddressRefusal = "unknown-order" | "not-asked" | "outside-zone";

export const addressRefusalWords: Record<AddressRefusal, string> = {
  "unknown-order": "There is no order with that number.",
  "not-asked": "This order's address is not in question any more. Nothing has been changed.",
  "outside-zone":
    "That postcode is outside the zone that delivery was paid for. Give the money back instead, and the buyer can order anew.",
};
