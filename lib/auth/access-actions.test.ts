import { resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { someoneSignedIn } from "@/scripts/testing/people";
import { serverActions } from "./access-table";
import { accessRefusalWords, may, roles, type Role, type SessionClaim } from "./auth";
import { unsentForm, type DeskFormState } from "./desk-form";

const session = vi.hoisted(() => ({ user: null as SessionClaim | null }));

// Outside Next there is neither a request nor a cookie: only the session it would carry is put in their place.
vi.mock("next-auth", () => ({
  getServerSession: async () => session.user && { user: session.user, expires: "" },
}));
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next/headers", () => ({ headers: async () => new Headers({ "next-action": "test" }) }));
vi.mock("next/navigation", () => ({}));
vi.mock("next/cache", () => ({ refresh: () => undefined }));

beforeEach(() => {
  session.user = null;
});
afterAll(async () => {
  await closeDatabase();
});

async function signIn(held: readonly Role[]): Promise<void> {
  session.user = await someoneSignedIn(held);
}

/** What an action answers to an empty form: whoever gets past the guard is told what is missing. */
async function press(file: string, name: string): Promise<string> {
  const actions: Record<string, (before: DeskFormState, form: FormData) => Promise<DeskFormState>> =
    await import(resolve(file));
  const action = actions[name];
  if (!action) throw new Error(`${file} has no ${name}`);
  const state = await action(unsentForm, new FormData());
  expect(state.outcome).toBe("refused");
  return state.message;
}

const table = Object.entries(serverActions).flatMap(([file, names]) =>
  Object.entries(names).map(([name, permission]) => ({ file, name, permission })),
);

describe.each(table)("$name", ({ file, name, permission }) => {
  test.each(roles.map((role) => ({ role, allowed: may([role], permission) })))(
    "answers $role: allowed is $allowed",
    async ({ role, allowed }) => {
      await signIn([role]);
      const isRefused = (await press(file, name)) === accessRefusalWords["not-allowed"];
      expect(isRefused).toBe(!allowed);
    },
  );

  test("refuses somebody without a role, and somebody who is signed out", async () => {
    await signIn([]);
    expect(await press(file, name)).toBe(accessRefusalWords["not-allowed"]);
    session.user = null;
    expect(await press(file, name)).toBe(accessRefusalWords["signed-out"]);
  });
});
