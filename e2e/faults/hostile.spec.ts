import { Desk } from "./support/desk";
import { orderNumberOf } from "./support/pages";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";

const asForm = "application/x-www-form-urlencoded";
const asJson = "application/json";

/** A visitor who sends whatever he likes, with the cookie that the shop gave him. */
class Intruder {
  #cookie = "";
  readonly #origin: string;

  constructor({ shop }: Rig) {
    this.#origin = shop.addresses.shop;
  }

  /** Sends a body as it is; tells the status and where a browser would be sent on to. */
  async send(path: string, body: string | FormData, type?: string): Promise<{ status: number; to: string }> {
    const answer = await fetch(`${this.#origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin: this.#origin, cookie: this.#cookie, ...(type && { "content-type": type }) },
      body,
    });
    await answer.body?.cancel();
    const [given] = answer.headers.getSetCookie();
    if (given?.startsWith("fettle-basket=")) this.#cookie = given.split(";", 1)[0] ?? "";
    return { status: answer.status, to: answer.headers.get("location") ?? "" };
  }
}

/** Everything that somebody might hope the shop takes from a form. */
const hopes = {
  price: "1",
  pence: "1",
  pricePence: "1",
  unitPence: "1",
  unit_amount: "1",
  unitPricePence: "1",
  seenPence: "1",
  "line_items[0][price_data][unit_amount]": "1",
  amount: "1",
  amount_total: "1",
  subtotalPence: "1",
  totalPence: "0",
  total: "0",
  deliveryPence: "-395",
  discount: "100",
  discountPence: "100000",
  currency: "jpy",
  vatRate: "0",
  state: "paid",
  paidAt: "2020-01-01",
  orderId: "1",
  userId: "1",
  customerId: "1",
  basketId: "1",
  __proto__: "1",
  constructor: "1",
  toString: "1",
} as const;

const wrongQuantities = [
  "0",
  "-1",
  "-0",
  "+3",
  "1.5",
  "1,5",
  "1e1",
  "0x3",
  "3 4",
  "٣",
  "３",
  "NaN",
  "Infinity",
  "21",
  "999999",
  "99999999999999999999",
  "9".repeat(5_000),
  "null",
  "true",
  "__proto__",
  "1; DROP TABLE basket_line",
  "${7*7}",
];

async function lineOf(rig: Rig, sku: string) {
  return rig.query(
    `SELECT quantity, seen_pence AS pence FROM basket_line JOIN variant ON variant.id = variant_id WHERE sku = $1`,
    [sku],
  );
}

test("quantities that are none are refused in words, and the basket stays as it was", async ({ rig }) => {
  const sku = await rig.shelf(50);
  const intruder = new Intruder(rig);
  await intruder.send("/api/basket/lines", `sku=${sku}&quantity=2`, asForm);
  const asked: [path: string, body: string | FormData, type?: string][] = [];
  for (const path of ["/api/basket/lines", "/api/basket/lines/quantity"]) {
    for (const quantity of wrongQuantities) {
      const fields = { sku, quantity };
      const multipart = new FormData();
      for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
      asked.push(
        [path, new URLSearchParams(fields).toString(), asForm],
        [path, JSON.stringify(fields), asJson],
        [path, multipart],
      );
    }
    asked.push(
      [path, `sku=${sku}&quantity=5&quantity=-5`, asForm],
      [path, JSON.stringify({ sku, quantity: -5 }), asJson],
      [path, JSON.stringify({ sku: [sku], quantity: 5 }), asJson],
      [path, JSON.stringify({ sku: { toString: sku }, quantity: 5 }), asJson],
      [path, `{"__proto__":{"sku":"${sku}","quantity":"5"}}`, asJson],
      [path, `{"constructor":{"prototype":{"sku":"${sku}","quantity":"5"}}}`, asJson],
      [path, "sku=__proto__&quantity=1", asForm],
      [path, "sku=constructor&quantity=1", asForm],
      [path, `sku[]=${sku}&quantity[]=5`, asForm],
      [path, `sku=${sku}'%20OR%20'1'='1&quantity=5`, asForm],
      [path, `[{"sku":"${sku}","quantity":"5"}]`, asJson],
      [path, "null", asJson],
      [path, "{", asJson],
      [path, "", asJson],
      [path, "--nothing", "multipart/form-data; boundary=another"],
      [path, "\u0000\u0000", asForm],
    );
  }
  // A set quantity may not be left out; an added one is one unit then.
  for (const body of [
    { sku, quantity: [5] },
    { sku, quantity: { $gt: 0 } },
    { sku, quantity: null },
    { sku },
  ]) {
    asked.push(["/api/basket/lines/quantity", JSON.stringify(body), asJson]);
  }
  for (const items of [`${sku}:-1`, `${sku}:0`, `${sku}:1.5`, `${sku}:99999`, `${sku}:1:1`, "__proto__:1"]) {
    asked.push(["/api/basket/link", new URLSearchParams({ items }).toString(), asForm]);
    const kit = { guide: "hamstrings", items: `${items},${sku}:a:b`, choice: "a\r\nset-cookie: b=c" };
    asked.push(["/api/basket/kit", new URLSearchParams(kit).toString(), asForm]);
  }
  for (const [path, body, type] of asked) {
    const what = `${path} ${typeof body === "string" ? body.slice(0, 80) : "multipart"}`;
    const { status, to } = await intruder.send(path, body, type);
    expect([303, 400], what).toContain(status);
    if (status === 303) expect(to, what).toMatch(/^\/basket\?refused=[\w-]+/);
    expect(await lineOf(rig, sku), what).toEqual([{ quantity: 2, pence: 1000 }]);
  }
});

test("prices, sums, states and owners in any form, NULs and a megabyte: what is stored is the catalogue's, and nothing breaks", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(50);
  const intruder = new Intruder(rig);
  const send = (path: string, fields: object) =>
    intruder.send(path, new URLSearchParams({ ...hopes, ...fields }).toString(), asForm);
  expect((await send("/api/basket/lines", { sku, quantity: "1" })).to).toContain("added=");
  expect(
    (await intruder.send("/api/basket/lines", JSON.stringify({ ...hopes, sku, quantity: 1 }), asJson)).to,
  ).toContain("added=");
  expect((await send("/api/basket/lines/quantity", { sku, quantity: "3" })).to).toContain("changed=");
  expect((await send("/api/basket/lines", { sku: `${sku}\0`, quantity: "1\0", press: "\0" })).to).toContain(
    "added=",
  );
  expect(await lineOf(rig, sku)).toEqual([{ quantity: 4, pence: 1000 }]);
  // The price shown is compared, and a wrong one is not taken on.
  await send("/api/basket/lines/accept", { sku, quantity: "4", pence: "1" });
  expect(await lineOf(rig, sku)).toEqual([{ quantity: 4, pence: 1000 }]);

  const megabyte = "a".repeat(1024 * 1024);
  for (const path of [
    "/api/basket/lines",
    "/api/basket/lines/quantity",
    "/api/basket/link",
    "/api/basket/kit",
    "/api/checkout",
  ]) {
    const file = new FormData();
    file.append("sku", sku);
    file.append("quantity", new Blob([megabyte]), "quantity");
    for (const [body, type] of [
      [`sku=${sku}&quantity=1&padding=${megabyte}`, asForm],
      [JSON.stringify({ sku, quantity: 1, padding: megabyte }), asJson],
      ["[".repeat(megabyte.length), asJson],
      [file, undefined],
    ] as const) {
      expect((await intruder.send(path, body, type)).status, `${path} ${type}`).toBe(400);
    }
  }
  expect(await lineOf(rig, sku)).toEqual([{ quantity: 4, pence: 1000 }]);

  const { email } = await arrive();
  const contact = { email: `${email}\0`, postcode: "LS1 4DY\0", delivery: "standard" };
  for (const wrong of [
    { email: ["a@example.com"].join() + "\r\nBcc: b@example.com" },
    { postcode: "__proto__" },
    { postcode: "LS1 4DY".repeat(5_000) },
    { delivery: "free" },
    { delivery: "constructor" },
  ]) {
    const { status, to } = await send("/api/checkout", { ...contact, ...wrong });
    if (status !== 400) expect(to).toMatch(/^\/basket\?refused=(bad|no)-[\w-]+#pay$/);
  }
  const { to } = await send("/api/checkout", contact);
  expect(to).toContain("/c/pay/");
  const [order] = await rig.query(
    `SELECT state::text, subtotal_pence, discount_pence, delivery_pence, total_pence, currency, customer_id, paid_at
     FROM shop_order WHERE email = $1`,
    [email],
  );
  expect(order).toEqual({
    state: "pending_payment",
    subtotal_pence: 4000,
    discount_pence: 0,
    delivery_pence: 395,
    total_pence: 4395,
    currency: "gbp",
    customer_id: null,
    paid_at: null,
  });
  const [session] = await rig.stripe.sessionsOf(email);
  expect(session).toMatchObject({ amount_total: 4395, amount_subtotal: 4000, currency: "gbp" });
  expect(await rig.levelOf(sku)).toBe("50 on hand, 4 held");
});

test("hostile figures in the desk's forms book nothing, and a refund is of the order's own sums", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(5);
  const buyer = await arrive();
  await buyer.add(sku, 2);
  await buyer.pay(await buyer.checkOut());
  await rig.becomeQuiet();
  const desk = await Desk.enter(rig);
  const shelf = await desk.open(`/admin/stock/${sku}`, "seenOnHand");
  for (const quantity of ["-1", "0", "1.5", "1e3", "9999999", "\0", "__proto__"]) {
    for (const task of ["receive", "write_off", "sale", "__proto__"]) {
      await desk.send(shelf, { ...hopes, task, quantity, reason: "Hostile" });
    }
  }
  await desk.send(shelf, { task: "count", quantity: "-3", reason: "Hostile" });
  expect(await rig.levelOf(sku)).toBe("3 on hand, 0 held");

  const page = `/admin/orders/${await orderNumberOf(rig, buyer)}`;
  const form = await desk.open(page, "seenBackPence");
  const [line] = await rig.query<{ id: string }>(
    "SELECT order_line.id FROM order_line JOIN shop_order ON shop_order.id = order_id WHERE email = $1",
    [buyer.email],
  );
  const units = `units-${line?.id}`;
  for (const quantity of ["-1", "0", "3", "99", "1.5", "1e1", "\0"]) {
    const words = await desk.send(form, { ...hopes, what: "chosen", [units]: quantity, reason: "Hostile" });
    expect(words, quantity).not.toContain("is on its way back");
  }
  const asked = { ...hopes, amountPence: "999999", what: "chosen", [units]: "1", reason: "One was cracked" };
  expect(await desk.send(form, asked)).toContain("£10.00 is on its way back");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toMatchObject({
    orders: ["partially_refunded"],
    charged: 2395,
    refunded: 1000,
  });
  await desk.leave();
});
