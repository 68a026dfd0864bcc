// `npm run dev`: the same parts, with hot reload instead of a build.
import { boot } from "./boot.js";

await boot("scripts/launch.ts", ["--dev", ...process.argv.slice(2)]);
