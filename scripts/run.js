// Runs one TypeScript program of the project under its own Node: `node scripts/run.js scripts/worker.ts`.
import { boot } from "./boot.js";

const [script = "", ...args] = process.argv.slice(2);
await boot(script, args);
