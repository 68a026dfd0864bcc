import { pence } from "@/lib/money";
import type { OrderFacts, OrderLineFacts } from "@/lib/orders/orders";

const paidAt = new Date("2026-11-30T23:30:00Z");

function line(position: number, parts: Partial<OrderLineFacts>): OrderLineFacts {
  return {
    id: `6f1c2f0e-8d0b-4f0e-9a55-0c3f7b1d2e${String(position).padStart(2, "0")}`,
    sku: `SKU-${position}`,
    productSlug: `product-${position}`,
    productName: `Product ${position}`,
    optionText: "",
    pictureName: null,
    quantity: 1,
    unitPence: pence(1000),
    totalPence: pence(1000),
    discountPence: pence(0),
    vatRate: 2000,
    sealedOnly: false,
    ...parts,
  };
}

/** A paid order of two rates of VAT, with a code and delivery; `more` lines make it longer. */
export function exampleOrder(more = 0): OrderFacts {
  const lines = [
    line(1, {
      sku: "TB-RED",
      productName: "Thera-Band Resistance Band",
      optionText: "Red, medium, 1.5 m",
      quantity: 2,
      unitPence: pence(900),
      totalPence: pence(1800),
      discountPence: pence(180),
    }),
    line(2, { unitPence: pence(2333), totalPence: pence(2333), discountPence: pence(233) }),
    line(3, { sku: "BOOK", productName: "Run. Mend. Run Again", vatRate: 0, discountPence: pence(100) }),
    ...Array.from({ length: more }, (_, index) =>
      line(index + 4, {
        productName: `Product ${index + 4} with a name that runs on for longer than one line`,
      }),
    ),
  ];
  const sum = (amounts: readonly number[]) => pence(amounts.reduce((total, amount) => total + amount, 0));
  const subtotalPence = sum(lines.map(({ totalPence }) => totalPence));
  const discountPence = sum(lines.map((each) => each.discountPence));
  const deliveryPence = pence(395);
  return {
    id: "6f1c2f0e-8d0b-4f0e-9a55-0c3f7b1d2e4a",
    number: 10023,
    state: "paid",
    email: "robin@example.com",
    subtotalPence,
    discountPence,
    deliveryPence,
    totalPence: pence(subtotalPence - discountPence + deliveryPence),
    deliveryMethod: "standard",
    zone: "mainland",
    postcode: "LS1 4DY",
    address: ["Zoë Łukasiewicz", "1 Mill Lane", "Leeds", "LS1 4DY", "United Kingdom"],
    linkVersion: 1,
    createdAt: paidAt,
    paidAt,
    discountCode: "SPRING",
    discountWords: "10% off",
    dispatchBy: new Date("2026-12-01"),
    invoiceNumber: 1001,
    cancelledAt: null,
    cancelledBy: null,
    shipments: [],
    lines,
  };
}
