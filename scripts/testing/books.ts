const rulesOfOrders: ReadonlySet<string> = new Set(["I3", "I7", "I11"]);
let areByHand = false;

/** For a test file that writes orders past the shop, to have something to hold stock for: such orders have no lines. */
export function writeOrdersByHand(): void {
  areByHand = true;
}

/** Whether the books that a test file leaves are held to a rule. */
export function isHeldTo(rule: string): boolean {
  return !areByHand || !rulesOfOrders.has(rule);
}
