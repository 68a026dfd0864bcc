import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, db } from "@/lib/db/client";
import { getViewer, requireRole } from "./viewer";

const domain = `${randomUUID()}.example.com`;
const session = vi.hoisted(() => ({ user: null as { id: string; sessionVersion: number } | null }));

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
  await db().user.deleteMany({ where: { email: { endsWith: `@${domain}` } } });
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
    const email = `someone-${randomUUID()}@${domain}`;
    const { id } = await db().user.create({ data: { email, roles: { create: { role: "clinician" } } } });
    session.user = { id, sessionVersion: 1 };
    expect(await getViewer()).toEqual({ id, email, name: null, roles: ["clinician"] });
    await expect(requireRole("stock.read", "/admin/stock")).rejects.toThrow("not found");
    await db().userRole.create({ data: { userId: id, role: "stock" } });
    expect(await requireRole("stock.read", "/admin/stock")).toMatchObject({ email });
  });

  test("is nobody once his sessions of that version were ended, or he is gone", async () => {
    const { id } = await db().user.create({ data: { email: `someone-${randomUUID()}@${domain}` } });
    session.user = { id, sessionVersion: 1 };
    await db().user.update({ where: { id }, data: { sessionVersion: 2 } });
    expect(await getViewer()).toBeNull();
    session.user = { id, sessionVersion: 2 };
    expect(await getViewer()).not.toBeNull();
    await db().user.delete({ where: { id } });
    expect(await getViewer()).toBeNull();
  });
});
