import { writeFileSync } from "node:fs";
import { bankHolidaysOf } from "./testing/bank-holidays";

// Run by `npm run bank-holidays` each spring, and after date-holidays was updated for a day that the King has proclaimed.
const first = new Date().getFullYear();
const days = Array.from({ length: 10 }, (_, index) => bankHolidaysOf(first + index)).flat();
writeFileSync(
  new URL("../lib/delivery/bank-holidays.json", import.meta.url),
  `${JSON.stringify(days, null, 2)}\n`,
);
console.log(`bank-holidays.json: ${days.length} days, ${first} to ${first + 9}`);
