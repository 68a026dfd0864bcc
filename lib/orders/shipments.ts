export type TrackingRefusal = "unknown-shipment" | "collected" | "delivered-already" | "same-number";

export const trackingRefusalWords: Record<TrackingRefusal, string> = {
  "unknown-shipment": "There is no such parcel. Open the order's page again.",
  collected: "This is collected: no carrier has it.",
  "delivered-already": "It has been delivered, so its number is of no more use.",
  "same-number": "That is the number it has. Nothing was changed, and no letter was sent.",
};

export type DeliveredRefusal = "unknown-shipment" | "delivered-already";

export const deliveredRefusalWords: Record<DeliveredRefusal, string> = {
  "unknown-shipment": "There is no such parcel. Open the page again.",
  "delivered-already": "Somebody has marked it before.",
};
