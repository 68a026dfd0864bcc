import type { Permission } from "@/lib/auth/auth";

/** The rooms of the desk, in the order of its navigation, and what lets somebody into each. */
export const deskPages = [
  { href: "/admin", label: "Overview", permission: "desk.enter" },
  { href: "/admin/stock", label: "Stock", permission: "stock.read" },
  { href: "/admin/orders", label: "Orders", permission: "orders.read" },
  { href: "/admin/products", label: "Products", permission: "products.read" },
  { href: "/admin/guides", label: "Guides", permission: "guides.read" },
  { href: "/admin/reports", label: "Reports", permission: "reports.read" },
] as const satisfies readonly { href: string; label: string; permission: Permission }[];

export type DeskPath = (typeof deskPages)[number]["href"];
