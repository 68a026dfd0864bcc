import { pence } from "@/lib/money";

/** From this sum of goods standard delivery on the mainland is free. By itself, as every page's basket drawer tells it. */
export const mainlandFreeFrom = pence(5_000);
