// Brings the number of made-up products to so many: `npm run synthetic -- 1000000`; `-- 0` takes them all off sale.

import { joinRunningShop } from "./launch/running-shop";
import { bringProductsTo, mostProducts } from "./synthetic/products";

const [given = ""] = process.argv.slice(2);
const wanted = /^\d{1,7}$/.test(given) ? Number(given) : Number.NaN;
if (!(wanted <= mostProducts)) {
  console.error(`Say how many products there shall be, 0 to ${mostProducts}: npm run synthetic -- 10000`);
  process.exit(1);
}
await joinRunningShop();
const url = process.env["DATABASE_URL"];
if (!url) {
  console.error("No shop runs here and DATABASE_URL is not set: there is no database to fill.");
  process.exit(1);
}
const startedAt = Date.now();
const { live, made } = await bringProductsTo(url, wanted, {
  progress: (count) => process.stdout.write(`${count} products\n`),
});
const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
console.log(`${live} made-up products are on sale, ${made - live} retired (${seconds} s).`);
