import { basket as budgets } from "../budgets";
import { ask, load, type LoadResult } from "../load";
import type { Row } from "../row";

const seconds = 5;
const body = "sku=TB-RED&quantity=1";

/** Every request comes without a cookie, so each is a basket of its own: written, committed, answered. */
export const basket: Row = {
  name: "basket",
  title: "Add to basket, written to PostgreSQL",
  needsOwnShop: true,
  async measure({ shop, say }) {
    const headers = {
      origin: shop.origin,
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
    };
    const url = `${shop.address}/api/basket/lines`;
    const press = (connections: number, duration: number): Promise<LoadResult> => {
      say(`c${connections}`);
      return load({ url, connections, seconds: duration, method: "POST", headers, body });
    };
    await press(10, 2);
    const ten = await press(10, seconds);
    const fifty = await press(50, seconds);
    const hundred = await press(100, seconds);
    const answer = await ask(url, { method: "POST", headers, body });
    return [
      { what: "c10 p99", measured: ten.p99, unit: "ms", budget: budgets.latencyAt10, note: said(ten) },
      { what: "c50 rate", measured: fifty.rate, unit: "req/s", budget: budgets.rateAt50, note: said(fifty) },
      { what: "c50 p99", measured: fifty.p99, unit: "ms", budget: budgets.latencyAt50 },
      {
        what: "c100 failures",
        measured: hundred.failures,
        unit: "",
        budget: budgets.failuresAt100,
        note: said(hundred),
      },
      { what: "answer", measured: answer.body.byteLength, unit: "bytes", budget: budgets.answerBytes },
    ];
  },
};

function said({ rate, p50, p99, failures }: LoadResult): string {
  return `${Math.round(rate)} req/s, p50 ${p50} ms, p99 ${p99} ms, ${failures} failures`;
}
