import { checkoutRefusalWords } from "@/lib/checkout/checkout";
import { isPage } from "./support/pages";
import { expect, test } from "./support/fixtures";

test("one unit, and a hundred buyers who press at once: one has a page, ninety-nine are told, one is charged", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyers = await Promise.all(Array.from({ length: 100 }, arrive));
  await Promise.all(buyers.map((buyer) => buyer.add(sku)));

  const sent = await Promise.all(buyers.map((buyer) => buyer.checkOut()));
  const lucky = buyers.filter((_, index) => isPage(sent[index]));
  expect(lucky).toHaveLength(1);
  const refused = sent.filter((address) => !isPage(address));
  expect(new Set(refused)).toEqual(new Set(["/basket?refused=not-enough#pay"]));
  const [unlucky] = buyers.filter((buyer) => !lucky.includes(buyer));
  expect(await unlucky?.read(refused[0] ?? "")).toContain(checkoutRefusalWords["not-enough"]);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  const [winner] = lucky;
  expect(await winner?.pay(sent.find(isPage) ?? "")).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
  const { charges } = await rig.stripe.state();
  const emails = new Set(buyers.map(({ email }) => email));
  expect(charges.filter(({ billing_details }) => emails.has(billing_details.email ?? ""))).toHaveLength(1);
});
