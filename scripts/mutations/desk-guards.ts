import type { Guard } from "./guards";

const dispatch = ["lib/checkout/dispatch-commands.test.ts"];
const parcels = ["lib/checkout/shipment-commands.test.ts"];
const again = ["lib/checkout/again-commands.test.ts"];

/** What the desk sends, marks and writes, once each. */
export const deskGuards: readonly Guard[] = [
  {
    keeps: "Sent: the order's lock before it is looked at",
    file: "lib/checkout/dispatch-commands.ts",
    from: "const locked = found && (await lockOrder(tx, found.id));",
    to: "const locked = found && (await tx.order.findUnique({ where: { id: found.id }, select: { state: true } }));",
    tests: dispatch,
  },
  {
    keeps: "Sent: nothing that is not to be sent",
    file: "lib/checkout/dispatch-commands.ts",
    from: "  if (refusal) return err(refusal);",
    to: "",
    tests: dispatch,
  },
  {
    keeps: "Delivered: marked once",
    file: "lib/checkout/shipment-commands.ts",
    from: '  if (shipment.deliveredAt !== null) return err("delivered-already");\n  const { orderId, order, dispatchedAt } = shipment;',
    to: "  const { orderId, order, dispatchedAt } = shipment;",
    tests: parcels,
  },
  {
    keeps: "A letter again: once a minute, whoever presses",
    file: "lib/checkout/again-commands.ts",
    from: 'if ((await tx.auditLog.count({ where: since(againLimits.minutesBetween) })) > 0) return err("just-now");',
    to: "",
    tests: again,
  },
];
