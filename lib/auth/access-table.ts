import type { Permission } from "./auth";

/**
 * Who may do what, in one place: every page of the desk, every server action and every internal route, with what it asks for.
 * A test reads the tree and fails when one is missing here, asks for something else, or asks too late; two more try each
 * with every role. `proxy.ts` and the desk's navigation go by this table, too.
 */

/** Pages and routes under app/(admin), by their address as Next writes it. */
export const deskPages = {
  "/admin": "desk.enter",
  "/admin/stock": "stock.read",
  "/admin/stock/[sku]": "stock.read",
  "/admin/orders": "orders.read",
  "/admin/orders/dispatch": "orders.write",
  "/admin/orders/pick": "orders.read",
  "/admin/orders/slips": "orders.read",
  "/admin/orders/[number]": "orders.read",
  "/admin/orders/[number]/slip": "orders.read",
  "/admin/returns": "returns.read",
  "/admin/returns/[number]": "returns.read",
  "/admin/products": "products.read",
  "/admin/codes": "codes.read",
  "/admin/guides": "guides.read",
  "/admin/reports": "reports.read",
} as const satisfies Readonly<Record<`/admin${string}`, Permission>>;

/** Pages under app/(account): of whoever is signed in, or doors that open to anybody. */
export const accountPages: Readonly<Record<string, "viewer" | "anybody">> = {
  "/account": "viewer",
  "/account/addresses": "viewer",
  "/account/asked": "anybody",
  "/account/closed": "anybody",
  "/account/confirm": "anybody",
  "/account/data": "viewer",
  "/account/details": "viewer",
  "/account/email/confirm": "viewer",
  "/account/email/undo": "anybody",
  "/account/link": "anybody",
  "/account/new": "anybody",
  "/account/prove": "viewer",
  "/account/reset": "anybody",
  "/account/reset/choose": "anybody",
  "/account/sign-ins": "viewer",
  "/sign-in": "anybody",
};

/** What a page of the account asks for; null for any other address. */
export function accountPageAsks(path: string): "viewer" | "anybody" | null {
  const bare = path.length > 1 ? path.replace(/\/$/, "") : path;
  return (Object.hasOwn(accountPages, bare) && accountPages[bare]) || null;
}

/** Routes under app/api/account: what each asks before it does anything. Doors are opened by a link, or ask for one. */
export const accountRoutes: Readonly<Record<string, "viewer" | "anybody">> = {
  "/api/account/addresses": "viewer",
  "/api/account/addresses/default": "viewer",
  "/api/account/addresses/remove": "viewer",
  "/api/account/close": "viewer",
  "/api/account/email": "viewer",
  "/api/account/email/confirm": "viewer",
  "/api/account/email/undo": "anybody",
  "/api/account/export": "viewer",
  "/api/account/link": "anybody",
  "/api/account/new": "anybody",
  "/api/account/newsletter": "viewer",
  "/api/account/password": "viewer",
  "/api/account/prove": "viewer",
  "/api/account/reset": "anybody",
  "/api/account/reset/choose": "anybody",
  "/api/account/sign-ins": "viewer",
};

/** Exported functions of files that begin with "use server", by file. */
export const serverActions: Readonly<Record<string, Readonly<Record<string, Permission>>>> = {
  "lib/checkout/desk-actions.ts": {
    cancelOrderAction: "orders.write",
    putAddressRightAction: "orders.write",
    requestRefundAction: "orders.write",
  },
  "lib/checkout/dispatch-actions.ts": {
    correctTrackingAction: "orders.write",
    dispatchOrdersAction: "orders.write",
    markDeliveredAction: "orders.write",
    sendAgainAction: "orders.write",
  },
  "lib/codes/desk-actions.ts": { createCodeAction: "codes.write", stopCodeAction: "codes.write" },
  "lib/desk-alerts/desk-alerts-actions.ts": { settleDeskAlertAction: "alerts.settle" },
  "lib/orders/note-actions.ts": { addOrderNoteAction: "orders.write" },
  "lib/returns/desk-actions.ts": {
    receiveReturnAction: "returns.write",
    sendExchangeAction: "returns.write",
  },
  "lib/stock/stock-actions.ts": { changeLowMarkAction: "stock.write", changeStockAction: "stock.write" },
};

/** Routes under app/api/internal and app/api/admin: for nobody with a browser, or for a permission. */
export const internalRoutes: Readonly<Record<string, "signature" | Permission>> = {
  "/api/internal/tags": "signature",
};

const patterns = Object.entries(deskPages)
  .map(([page, permission]) => ({
    // "/admin/stock/[sku]" matches "/admin/stock/MB1", and whatever may come to stand below it.
    shape: new RegExp(`^${page.replaceAll(/\[\w+\]/g, "[^/]+")}(/|$)`),
    depth: page.split("/").length,
    permission,
  }))
  .sort((one, other) => other.depth - one.depth);

/** What an address of the desk asks for; null for pages that are not of the desk. */
export function permissionForPage(path: string): Permission | null {
  return patterns.find(({ shape }) => shape.test(path))?.permission ?? null;
}

/** The rooms of the desk, in the order of its navigation. */
export const deskRooms = [
  "/admin",
  "/admin/stock",
  "/admin/orders",
  "/admin/returns",
  "/admin/products",
  "/admin/codes",
  "/admin/guides",
  "/admin/reports",
] as const satisfies readonly (keyof typeof deskPages)[];

export type DeskPath = (typeof deskRooms)[number];
