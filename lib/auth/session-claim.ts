import type { JWT } from "next-auth/jwt";
import type { SessionClaim } from "./auth";

declare module "next-auth/jwt" {
  interface JWT {
    sessionVersion?: number;
    signInId?: string;
  }
}

/** What a session's token says; null for one that names no sign-in, and was made before there were any. */
export function claimOf(token: JWT | null): SessionClaim | null {
  if (!token?.sub || !token.signInId) return null;
  return { id: token.sub, sessionVersion: token.sessionVersion ?? 0, signInId: token.signInId };
}
