import { deliveryTerms } from "@/lib/delivery/delivery";
import { Desk } from "./support/desk";
import { giveBackAtStripe, orderNumberOf, pageWith, sessionIdOf } from "./support/pages";
import { expect, test } from "./support/fixtures";

const alertTitle = "Paid, and not what the order asks for";

for (const { what, changes, charged } of [
  {
    what: "another sum",
    changes: { "{line_items,0,price_data,unit_amount}": 1 },
    charged: 1 + deliveryTerms.charge,
  },
  {
    what: "another currency",
    changes: {
      "{line_items,0,price_data,currency}": "eur",
      "{shipping_options,0,shipping_rate_data,fixed_amount,currency}": "eur",
    },
    charged: 1000 + deliveryTerms.charge,
  },
  {
    what: "another order's name",
    changes: { "{client_reference_id}": "00000000-0000-4000-8000-000000000000" },
    charged: 1000 + deliveryTerms.charge,
  },
]) {
  test(`a page that was paid with ${what}: nothing is booked, the desk is told, and giving the money back at Stripe ends the order`, async ({
    rig,
    arrive,
  }) => {
    const sku = await rig.shelf(1);
    const buyer = await arrive();
    await buyer.add(sku);
    const page = await pageWith(rig, buyer, changes);
    expect(await buyer.pay(page)).not.toContain("Thank you");
    await rig.stripe.hasTold();
    const before = await rig.outcomeOf(buyer);
    expect(before).toEqual({ orders: ["pending_payment"], charged, refunded: 0, letters: [] });
    expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");
    const number = await orderNumberOf(rig, buyer);
    const desk = await Desk.enter(rig);
    const alerts = await desk.read("/admin");
    expect(alerts).toContain(alertTitle);
    expect(alerts).toContain(`order F${number} asks for 1395 gbp`);

    await giveBackAtStripe(rig, sessionIdOf(page));
    await rig.becomeQuiet();
    expect(await rig.outcomeOf(buyer)).toEqual({
      orders: ["cancelled"],
      charged,
      refunded: charged,
      letters: [],
    });
    expect(await rig.levelOf(sku)).toBe("1 on hand, 0 held");
    expect(await desk.read("/admin")).not.toContain(alertTitle);
    await desk.leave();
  });
}
