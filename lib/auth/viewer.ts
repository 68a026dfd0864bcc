import "server-only";
import { getServerSession } from "next-auth";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { err, ok, type Result } from "@/lib/result";
import { may, type AccessRefusal, type Permission, type Viewer } from "./auth";
import { authOptions } from "./auth-options";
import { readViewer } from "./auth-reads";
import { csrfCookieName, csrfTokenOf } from "./csrf";

/** Who is asking, with his roles as they are now; null when signed out or when his sessions were ended. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  await connection();
  const session = await getServerSession(authOptions());
  return session?.user.signInId ? readViewer(session.user) : null;
});

/** For pages of everybody who is signed in: sends others to sign in and back to `path`. */
export async function requireViewer(path: `/${string}`): Promise<Viewer> {
  return (await getViewer()) ?? redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

/**
 * For pages of the desk: sends strangers to sign in and back to `path`. Somebody whose roles do not
 * allow it is told that there is no such page.
 */
export async function requireRole(permission: Permission, path: `/${string}`): Promise<Viewer> {
  const viewer = await requireViewer(path);
  return may(viewer.roles, permission) ? viewer : notFound();
}

/** For actions: who may do this, or why not. */
export async function authorise(permission: Permission): Promise<Result<Viewer, AccessRefusal>> {
  const viewer = await getViewer();
  if (!viewer) return err("signed-out");
  return may(viewer.roles, permission) ? ok(viewer) : err("not-allowed");
}

/** The token that a form of next-auth must carry; proxy.ts sees to it that its cookie is there before the page is. */
export async function readCsrfToken(): Promise<string> {
  const jar = await cookies();
  return csrfTokenOf(jar.get(csrfCookieName())?.value) ?? "";
}
