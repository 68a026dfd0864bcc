import { randomUUID } from "node:crypto";
import { request, type APIRequestContext } from "@playwright/test";
import { deskPages, internalRoutes } from "../lib/auth/access-table";
import { accessRefusalWords, may, roles, type Role } from "../lib/auth/auth";
import { hashPassword } from "../lib/auth/password";
import { expect, test, type Shop } from "./support/fixtures";
import { levelOf, query } from "./support/records";

const password = "a-long-password-for-a-test";
const domain = `${randomUUID()}.example.com`;

/** A person with these roles in the shop's records, signed in over HTTP as a form without scripts does it. */
async function signIn(shop: Shop, held: readonly Role[]): Promise<APIRequestContext> {
  const { shop: origin } = shop.addresses;
  const email = `${held.join("-") || "nobody"}-${randomUUID()}@${domain}`;
  await query(
    shop,
    `WITH person AS (
       INSERT INTO shop_user (id, email, email_verified, password_hash)
         VALUES (gen_random_uuid(), $1, now(), $2) RETURNING id
     ) INSERT INTO user_role (user_id, role) SELECT id, unnest($3::role[]) FROM person`,
    [email, await hashPassword(password), held],
  );
  const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  const answer = await browser.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, callbackUrl: "/account" },
    maxRedirects: 0,
  });
  expect(answer.headers()["location"]).toMatch(/\/account$/);
  return browser;
}

// Every address of the table, with something that is there in place of its variable part.
const addresses = Object.entries(deskPages).map(([page, permission]) => ({
  path: page.replace("[sku]", "MB1").replace("[number]", "10001"),
  permission,
}));

test.afterAll(async () => {
  const folder = process.env["E2E_DATA_DIR"] ?? "";
  const shop = { folder } as Shop;
  await query(shop, "DELETE FROM shop_user WHERE email LIKE '%@' || $1", [domain]);
});

for (const role of roles) {
  test(`${role} opens what the table gives and is told nothing of the rest`, async ({ shop }) => {
    const browser = await signIn(shop, [role]);
    for (const { path, permission } of addresses) {
      const answer = await browser.get(path, { maxRedirects: 0 });
      expect(answer.status(), path).toBe(may([role], permission) ? 200 : 404);
    }
    await browser.dispose();
  });
}

test("somebody without a role finds nothing at the desk, and a stranger is sent to sign in", async ({
  shop,
}) => {
  const nobody = await signIn(shop, []);
  const stranger = await request.newContext({ baseURL: shop.addresses.shop });
  for (const { path } of addresses) {
    expect((await nobody.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
    const answer = await stranger.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(307);
    expect(answer.headers()["location"]).toContain(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  await nobody.dispose();
  await stranger.dispose();
});

test("an action that is sent by somebody who may not is refused in words, and nothing is booked", async ({
  shop,
}) => {
  const keeper = await signIn(shop, ["stock"]);
  const page = await (await keeper.get("/admin/stock/MB1")).text();
  // The form as a browser without scripts sends it: the action is named by hidden fields.
  const form = /<form[^>]*>(?:(?!<\/form>).)*name="sku".*?<\/form>/s.exec(page)?.[0] ?? "";
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const [, name] = /name="([^"]+)"/.exec(input) ?? [];
    if (name) fields[name] = /value="([^"]*)"/.exec(input)?.[1]?.replaceAll("&quot;", '"') ?? "";
  }
  expect(Object.keys(fields).some((name) => name.startsWith("$ACTION"))).toBe(true);
  const multipart = { ...fields, task: "receive", quantity: "5", common: "Delivery", reason: "By another" };

  const before = await levelOf(shop, "MB1");
  for (const held of [["orders"], ["clinician"], []] as const) {
    const other = await signIn(shop, held);
    const answer = await other.post("/admin/stock/MB1", { multipart, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    const cookie = decodeURIComponent(answer.headers()["set-cookie"] ?? "");
    expect(cookie).toContain(accessRefusalWords["not-allowed"]);
    await other.dispose();
  }
  expect(await levelOf(shop, "MB1")).toEqual(before);
  // The very same form, from who may: the refusals above were not for its shape.
  await keeper.post("/admin/stock/MB1", { multipart, maxRedirects: 0 });
  expect((await levelOf(shop, "MB1")).onHand).toBe(before.onHand + 5);
  await keeper.post("/admin/stock/MB1", { multipart, maxRedirects: 0 });
  expect((await levelOf(shop, "MB1")).onHand, "the same press books once").toBe(before.onHand + 5);
  const writeOff = { ...multipart, task: "write_off", formId: randomUUID() };
  await keeper.post("/admin/stock/MB1", { multipart: writeOff, maxRedirects: 0 });
  expect(await levelOf(shop, "MB1")).toEqual(before);
  await keeper.dispose();
});

for (const path of Object.keys(internalRoutes)) {
  test(`${path} answers nobody who has not signed`, async ({ request: stranger }) => {
    const answer = await stranger.post(path, { data: { tags: ["stock:MB1"], at: Date.now() } });
    expect(answer.status()).toBe(403);
  });
}
