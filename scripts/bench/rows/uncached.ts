import { throughput } from "../budgets";
import { load } from "../load";
import type { Row } from "../row";

const connections = 50;
const seconds = 8;

/** Pairs of words that the seed's names are made of: hundreds of different searches. */
const words =
  "thera band foam roller massage ball stick tape compression tights half cold hot pack cream balm gel".split(
    " ",
  );
const paths = words.flatMap((one) => words.map((other) => `/search?q=${one}+${other}`));

/** Search is the public page that nothing keeps: it reads the address, the database and the stock on every request. */
export const uncached: Row = {
  name: "uncached",
  title: "A public page that is in no cache (search)",
  needsOwnShop: false,
  async measure({ shop }) {
    const options = { url: shop.address, connections, paths, headers: { "accept-encoding": "br, gzip" } };
    await load({ ...options, seconds: 2 });
    const { rate, p50, p99, failures } = await load({ ...options, seconds });
    const note = `/search?q=, ${paths.length} different queries; ${failures} failures`;
    return [
      { what: `rate, c${connections}`, measured: rate, unit: "req/s", budget: throughput.uncachedRate, note },
      {
        what: `p99, c${connections}`,
        measured: p99,
        unit: "ms",
        budget: throughput.uncachedLatency,
        note: `p50 ${p50} ms`,
      },
    ];
  },
};
