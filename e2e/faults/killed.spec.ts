import { deliveryTerms } from "@/lib/basket/basket";
import { expect, test } from "./support/fixtures";

const total = 1000 + deliveryTerms.charge;
const asked = /POST \/v1\/checkout\/sessions /;
const paidOnce = { orders: ["paid"], charged: total, refunded: 0, letters: ["order-confirmation"] };

test.describe("killed after the order was taken down, before Stripe was asked", () => {
  test("the next press goes on with the same order, which is paid once", async ({ rig, arrive }) => {
    const sku = await rig.shelf(3);
    const buyer = await arrive();
    await buyer.add(sku);
    const question = rig.wires.stripe.catchQuestion(asked);
    const press = buyer.checkOut().catch(() => "broken off");
    await question.caught();
    await rig.cutPower();
    question.drop();
    expect(await press).toBe("broken off");
    expect(await rig.levelOf(sku)).toBe("3 on hand, 1 held");
    await rig.restorePower();

    await buyer.pay(await buyer.checkOut());
    await rig.becomeQuiet();
    expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
    expect(await rig.stripe.sessionsOf(buyer.email)).toHaveLength(1);
    expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
  });
});
