import { checkOut, fillBaskets, outcomeOf, stockShelf } from "../buyers";
import { checkout as budgets } from "../budgets";
import { startInstantStripe } from "../instant-stripe";
import { atOnce } from "../load";
import type { Row } from "../row";
import { startSecondServer } from "../second-server";
import { percentile } from "../statistics";
import type { Line } from "../table";

const sku = "TB-RED";

/** From the press to the redirect: order, lines, attempt and hold written, Stripe asked, its session bound. */
export const checkout: Row = {
  name: "checkout",
  title: "Checkout created, our part: Stripe answers at once",
  needsOwnShop: true,
  async measure({ shop, say }) {
    await stockShelf(shop, sku, 2_000);
    const stripe = await startInstantStripe();
    const server = await startSecondServer(shop, { STRIPE_API_BASE: stripe.address });
    const place = { address: server.address, origin: shop.origin };
    try {
      const press = async (connections: number, buyers: number) => {
        say(`c${connections}: filling ${buyers} baskets`);
        const cookies = await fillBaskets(place, sku, buyers);
        return atOnce(cookies, connections, (cookie) => checkOut(place, cookie));
      };
      await press(10, 50);
      const lines: Line[] = [];
      for (const [connections, budget] of [
        [10, budgets.latencyAt10],
        [50, budgets.latencyAt50],
      ] as const) {
        const answers = await press(connections, 400);
        const failed = answers.filter((answer) => outcomeOf(answer) !== "held").length;
        const times = answers.map(({ milliseconds }) => milliseconds);
        const note = `${answers.length} orders, p50 ${Math.round(percentile(times, 50))} ms, ${failed} failures`;
        lines.push({
          what: `c${connections} p99`,
          measured: percentile(times, 99),
          unit: "ms",
          budget,
          note,
        });
      }
      return lines;
    } finally {
      await server.stop();
      stripe.stop();
    }
  },
};
