import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, db, pool } from "@/lib/db/client";
import { someoneSignedIn } from "@/scripts/testing/people";
import type { SessionClaim } from "./auth";
import { readViewer } from "./auth-reads";
import { endSignIn } from "./sign-in-commands";
import { getViewer, requireRole } from "./viewer";

const session = vi.hoisted(() => ({ user: null as SessionClaim | null }));

// Outside Next there is neither a request nor a cookie: only the session it would carry is put in their place.
vi.mock("next-auth", () => ({
  getServerSession: async () => session.user && { user: session.user, expires: "" },
}));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next/headers", () => ({}));
vi.mock("next/navigation", () => ({
  redirect: (address: string) => {
    throw new Error(`redirect ${address}`);
  },
  notFound: () => {
    throw new Error("not found");
  },
}));

beforeEach(() => {
  session.user = null;
});
afterAll(async () => {
  await closeDatabase();
});

describe("the viewer", () => {
  test("is nobody without a session", async () => {
    expect(await getViewer()).toBeNull();
    await expect(requireRole("stock.read", "/admin/stock")).rejects.toThrow(
      "redirect /sign-in?callbackUrl=%2Fadmin%2Fstock",
    );
  });

  test("has the roles of this moment, and is told nothing of pages they do not open", async () => {
    const email = `someone-${randomUUID()}@example.com`;
    session.user = await someoneSignedIn(["clinician"], email);
    const { id, signInId } = session.user;
    expect(await getViewer()).toEqual({
      id,
      email,
      name: null,
      roles: ["clinician"],
      signInId,
      provedAt: expect.any(Date),
    });
    await expect(requireRole("stock.read", "/admin/stock")).rejects.toThrow("not found");
    await db().userRole.create({ data: { userId: id, role: "stock" } });
    expect(await requireRole("stock.read", "/admin/stock")).toMatchObject({ email });
  });

  test("is nobody once his sessions of that version were ended, or he is gone", async () => {
    const claim = await someoneSignedIn();
    const { id } = claim;
    session.user = claim;
    await db().user.update({ where: { id }, data: { sessionVersion: 2 } });
    expect(await getViewer()).toBeNull();
    session.user = { ...claim, sessionVersion: 2 };
    expect(await getViewer()).not.toBeNull();
    await db().user.delete({ where: { id } });
    expect(await getViewer()).toBeNull();
  });

  test("is nobody once the sign-in that his session names has ended, or is somebody else's, or none", async () => {
    const [mine, other] = [await someoneSignedIn(), await someoneSignedIn()];
    session.user = mine;
    expect(await getViewer()).not.toBeNull();
    session.user = { ...mine, signInId: other.signInId };
    expect(await getViewer()).toBeNull();
    session.user = { ...mine, signInId: "" };
    expect(await getViewer()).toBeNull();
    expect(await endSignIn(other.id, mine.signInId), "nobody ends another's").toBe(false);
    expect(await endSignIn(mine.id, mine.signInId)).toBe(true);
    session.user = mine;
    expect(await getViewer()).toBeNull();
    expect(await endSignIn(mine.id, mine.signInId), "once").toBe(false);
  });

  test("is noted as seen once in a quarter of an hour, and read in one statement", async () => {
    const mine = await someoneSignedIn();
    const at = async () =>
      (await db().signIn.findUniqueOrThrow({ where: { id: mine.signInId } })).lastSeenAt.getTime();
    const began = await at();
    await readViewer(mine);
    expect(await at()).toBe(began);
    const long = new Date(began - 16 * 60_000);
    await db().signIn.update({ where: { id: mine.signInId }, data: { lastSeenAt: long } });
    const asked = vi.spyOn(pool(), "query");
    expect(await readViewer(mine)).not.toBeNull();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await at()).toBeGreaterThan(long.getTime());
  });
});
