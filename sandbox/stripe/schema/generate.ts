import { writeFileSync } from "node:fs";
import { schemaText } from "./from-types";

// Run by `npm run stripe:schema` after the SDK changed; the difference tells what changed in the API.
const text = schemaText();
writeFileSync(new URL("parameters.json", import.meta.url), text);
console.log(`parameters.json: ${Math.round(text.length / 1000)} kB`);
