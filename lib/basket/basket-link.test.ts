import { describe, expect, test } from "vitest";
import { pence } from "@/lib/money";
import { lineLimit } from "./basket";
import { basketLinkText, linkLimit, parseBasketLink, planLink, type LinkOffer } from "./basket-link";

describe("reading a link", () => {
  test("takes SKUs with quantities, one where none is named, and adds up what repeats", () => {
    expect(parseBasketLink("TB-RED:2,MB1, TB-RED:1,")).toEqual({
      entries: [
        { sku: "TB-RED", quantity: 3 },
        { sku: "MB1", quantity: 1 },
      ],
      unread: [],
    });
  });

  test.each([
    "TB-RED:0",
    "TB-RED:-1",
    "TB-RED:1.5",
    "TB-RED:",
    "TB-RED:٣",
    "TB-RED:1:2",
    "tb-red",
    "<b>:1",
    "TB-RED:99999",
  ])("cannot read %j, and says which", (text) => {
    expect(parseBasketLink(`MB1,${text}`)).toEqual({
      entries: [{ sku: "MB1", quantity: 1 }],
      unread: [text],
    });
  });

  test("of absurd length is not read at all", () => {
    const { entries, unread } = parseBasketLink("MB1,".repeat(linkLimit));
    expect(entries).toEqual([]);
    expect(unread.join("").length).toBeLessThan(60);
  });

  test("is written as it is read", () => {
    const entries = [
      { sku: "TB-RED", quantity: 3 },
      { sku: "MB1", quantity: 1 },
    ];
    expect(parseBasketLink(basketLinkText(entries)).entries).toEqual(entries);
  });
});

describe("planning a link", () => {
  const offer = (parts: Partial<LinkOffer> = {}): LinkOffer => ({
    sku: "MB1",
    productSlug: "ball",
    productName: "Ball",
    label: "",
    unitPence: pence(1450),
    free: 50,
    held: 0,
    ...parts,
  });

  test.each([
    [offer(), 3, 3, null],
    [offer({ free: 2 }), 3, 2, "fewer-left"],
    [offer({ free: 2, held: 2 }), 1, 0, "fewer-left"],
    [offer({ free: 2, held: 5 }), 1, 0, "fewer-left"],
    [offer({ held: 18 }), 3, 2, "unit-limit"],
    [offer(), 9999, 20, "unit-limit"],
    [offer({ free: 0 }), 1, 0, "sold-out"],
    [offer({ free: -1 }), 1, 0, "sold-out"],
  ])("of %j with %i asked for adds %i", (of, quantity, adding, shortfall) => {
    expect(planLink([{ sku: "MB1", quantity }], [of], 0)).toEqual([
      { sku: "MB1", quantity, offer: of, adding, shortfall },
    ]);
  });

  test("leaves out what is not sold, and lines that a full basket has no room for", () => {
    const entries = ["NONE", "MB1", "STICK", "GRID"].map((sku) => ({ sku, quantity: 1 }));
    const offers = [offer(), offer({ sku: "STICK", held: 1 }), offer({ sku: "GRID" })];
    const plan = planLink(entries, offers, lineLimit - 1);
    expect(plan.map(({ adding, shortfall }) => [adding, shortfall])).toEqual([
      [0, "not-sold"],
      [1, null],
      [1, null],
      [0, "line-limit"],
    ]);
  });
});
