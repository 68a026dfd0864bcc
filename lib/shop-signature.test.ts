import { afterEach, describe, expect, test, vi } from "vitest";

const id = "01a207b9-537e-74c4-9fda-ad4de6444796";
const issuedAt = new Date("2026-11-24T12:00:00Z");
const first = "the secret of the first year, long enough";
const second = "the secret of the second year, long enough";
const third = "the secret of the third year, long enough";

/** The shop's links as a process makes and reads them that was started with these secrets. */
async function started(secret: string, before?: string) {
  vi.resetModules();
  vi.stubEnv("SHOP_SECRET", secret);
  vi.stubEnv("SHOP_SECRET_BEFORE", before);
  const orders = await import("@/lib/orders/order-link");
  const mail = await import("@/lib/mail/mail-link");
  // The settings are read on first use, and kept.
  orders.orderToken(id, 1);
  return { ...orders, ...mail };
}

afterEach(() => vi.unstubAllEnvs());

describe("after a change of secret", () => {
  test("links in emails sent before still open", async () => {
    const old = await started(first);
    const [order, stop] = [old.orderToken(id, 1), old.mailToken("newsletter-stop", id)];
    const confirm = old.mailToken("alert-confirm", id, issuedAt);
    const now = await started(second, first);
    expect(now.isOrderToken(order, id, 1)).toBe(true);
    expect(now.readMailToken("newsletter-stop", stop)).toEqual({ id, issuedAt: new Date(0) });
    expect(now.readMailToken("alert-confirm", confirm)).toEqual({ id, issuedAt });
  });

  test("new links are made with the new secret alone", async () => {
    const now = await started(second, first);
    const [order, stop] = [now.orderToken(id, 1), now.mailToken("newsletter-stop", id)];
    const old = await started(first);
    expect(old.isOrderToken(order, id, 1)).toBe(false);
    expect(old.readMailToken("newsletter-stop", stop)).toBeNull();
    const later = await started(second);
    expect(later.isOrderToken(order, id, 1)).toBe(true);
    expect(later.readMailToken("newsletter-stop", stop)).not.toBeNull();
  });

  test("old links stay as narrow as they were", async () => {
    const old = await started(first);
    const [order, stop] = [old.orderToken(id, 1), old.mailToken("newsletter-stop", id)];
    const now = await started(second, first);
    expect(now.isOrderToken(order, id, 2)).toBe(false);
    expect(now.isOrderToken(order, id.replace("01a2", "01a3"), 1)).toBe(false);
    expect(now.isOrderToken(order.replace("01a2", "01a3"), id, 1)).toBe(false);
    expect(now.readMailToken("newsletter-confirm", stop)).toBeNull();
    expect(now.isOrderToken("", id, 1)).toBe(false);
  });

  test("they end with the next change, and at once when the old secret is not kept", async () => {
    const order = (await started(first)).orderToken(id, 1);
    expect((await started(second)).isOrderToken(order, id, 1)).toBe(false);
    expect((await started(third, second)).isOrderToken(order, id, 1)).toBe(false);
  });
});
