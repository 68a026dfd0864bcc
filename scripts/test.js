// `npm test`: everything, from a bare clone.
import { boot } from "./boot.js";

await boot("scripts/test.ts", process.argv.slice(2));
