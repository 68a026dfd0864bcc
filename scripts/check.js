// `npm run check`: everything that can be said of the code without opening the shop.
import { boot } from "./boot.js";

await boot("scripts/check.ts", process.argv.slice(2));
