import type { Row } from "./row";
import { basket } from "./rows/basket";
import { bytes } from "./rows/bytes";
import { cached } from "./rows/cached";
import { checkout } from "./rows/checkout";
import { interaction } from "./rows/interaction";
import { lighthouse } from "./rows/lighthouse";
import { paint } from "./rows/paint";
import { running } from "./rows/running";
import { rush } from "./rows/rush";
import { scale } from "./rows/scale";
import { uncached } from "./rows/uncached";

/**
 * All rows, in the order in which they are measured: what reads first; what checks the books before what asks another
 * Stripe; what fills the shop and starts it again last.
 */
export const rows: readonly Row[] = [
  bytes,
  lighthouse,
  paint,
  interaction,
  cached,
  uncached,
  rush,
  basket,
  checkout,
  running,
  scale,
];
