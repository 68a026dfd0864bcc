export const roles = ["owner", "stock", "orders", "editor", "clinician"] as const;
export type Role = (typeof roles)[number];

export const roleWords: Record<Role, string> = {
  owner: "Owner",
  stock: "Stock",
  orders: "Orders",
  editor: "Editor",
  clinician: "Clinician",
};

export const permissions = [
  "desk.enter",
  "alerts.settle",
  "stock.read",
  "stock.write",
  "orders.read",
  "orders.write",
  "returns.read",
  "returns.write",
  "products.read",
  "codes.read",
  "codes.write",
  "guides.read",
  "reports.read",
] as const;
export type Permission = (typeof permissions)[number];

/** Who may do what besides the owner, who may do everything. */
const grants: Record<Permission, readonly Role[]> = {
  "desk.enter": ["stock", "orders", "editor", "clinician"],
  "alerts.settle": ["stock", "orders"],
  "stock.read": ["stock", "orders"],
  "stock.write": ["stock"],
  "orders.read": ["orders"],
  "orders.write": ["orders"],
  "returns.read": ["stock", "orders"],
  "returns.write": ["orders"],
  "products.read": ["stock", "orders", "editor"],
  // What a code gives away is the owner's to say.
  "codes.read": [],
  "codes.write": [],
  "guides.read": ["editor", "clinician"],
  "reports.read": ["editor"],
};

/** Whether somebody with these roles may do that. Nobody without a role may do anything. */
export function may(held: readonly Role[], permission: Permission): boolean {
  return held.includes("owner") || grants[permission].some((role) => held.includes(role));
}

/** Who is looking at a page, as the database knows him at this moment. */
export interface Viewer {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  /** The sign-in that his session names. */
  readonly signInId: string;
  /** When a password or a link last proved that it is he. */
  readonly provedAt: Date;
}

/** What a session says of whom it was made for. */
export interface SessionClaim {
  readonly id: string;
  readonly sessionVersion: number;
  readonly signInId: string;
}

export type AccessRefusal = "signed-out" | "not-allowed";

export const accessRefusalWords: Record<AccessRefusal, string> = {
  "signed-out": "You have been signed out. Sign in again and repeat this; nothing has been changed.",
  "not-allowed": "Your roles do not allow this. Nothing has been changed.",
};

/** Path of a page that everybody who signs in may see. */
export const accountPath = "/account";

/**
 * The full address of a page of this shop, for sending somebody on after signing in; anything
 * that would lead off the site becomes the account page.
 */
export function addressOnSite(asked: string | undefined, site: string): string {
  const { origin, protocol } = new URL(site);
  const parsed = asked !== undefined && URL.canParse(asked, origin) ? new URL(asked, origin) : null;
  // A blob's origin is that of the page that made it; and a name and a password before the host are nothing that a page of ours needs.
  const isOurs =
    parsed?.origin === origin && parsed.protocol === protocol && !parsed.username && !parsed.password;
  return isOurs ? parsed.href : origin + accountPath;
}
