import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Role, SessionClaim } from "@/lib/auth/auth";
import { unsentForm } from "@/lib/auth/desk-form";
import { closeDatabase, db } from "@/lib/db/client";
import { someoneSignedIn } from "@/scripts/testing/people";
import { changeStockAction } from "./stock-actions";

const session = vi.hoisted(() => ({ user: null as SessionClaim | null }));

// Outside Next there is neither a request nor a cookie: only the session it would carry is put in their place.
vi.mock("next-auth", () => ({
  getServerSession: async () => session.user && { user: session.user, expires: "" },
}));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "next-action": "test" }) }));
vi.mock("next/navigation", () => ({}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

afterAll(async () => {
  await closeDatabase();
});

describe("changeStockAction", () => {
  // A SKU that no shelf has: whoever gets as far as the shelf is told so.
  const form = new FormData();
  const fields = { sku: "T-NO-SHELF", task: "receive", quantity: "3", reason: "Delivery", seenOnHand: "0" };
  for (const [name, value] of Object.entries({ ...fields, formId: randomUUID() })) form.set(name, value);

  async function signIn(...roles: Role[]) {
    session.user = await someoneSignedIn(roles);
    return session.user.id;
  }

  beforeEach(() => {
    session.user = null;
  });

  test("refuses somebody who is signed out", async () => {
    expect(await changeStockAction(unsentForm, form)).toMatchObject({
      outcome: "refused",
      message: expect.stringMatching(/signed out/),
      typed: { quantity: "3", common: "", reason: "Delivery" },
    });
  });

  test("refuses somebody without a role", async () => {
    await signIn();
    expect(await changeStockAction(unsentForm, form)).toMatchObject({
      outcome: "refused",
      message: expect.stringMatching(/roles do not allow/),
    });
  });

  test("refuses a role that may only look", async () => {
    await signIn("orders", "editor");
    expect(await changeStockAction(unsentForm, form)).toMatchObject({
      outcome: "refused",
      message: expect.stringMatching(/roles do not allow/),
    });
  });

  test("lets the stock role through", async () => {
    await signIn("stock");
    expect(await changeStockAction(unsentForm, form)).toMatchObject({
      message: expect.stringMatching(/no variant with that SKU/),
    });
  });

  test("refuses at once when the role is taken away or the sessions are ended", async () => {
    const id = await signIn("stock");
    await db().userRole.deleteMany({ where: { userId: id } });
    expect(await changeStockAction(unsentForm, form)).toMatchObject({
      message: expect.stringMatching(/roles do not allow/),
    });
    await db().user.update({
      where: { id },
      data: { sessionVersion: { increment: 1 }, roles: { create: { role: "owner" } } },
    });
    expect(await changeStockAction(unsentForm, form)).toMatchObject({
      message: expect.stringMatching(/signed out/),
    });
  });
});
