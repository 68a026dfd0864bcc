// `npm start`: the whole shop, from a bare clone.
import { boot } from "./boot.js";

await boot("scripts/launch.ts", process.argv.slice(2));
