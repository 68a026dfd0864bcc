import type { Locator, Page } from "@playwright/test";
import { expect, type Shop } from "./fixtures";

export const ball = "/products/trigger-point-mb1-massage-ball";
export const stick = "/products/the-stick";

export const count = (page: Page): Locator => page.getByRole("banner").getByRole("link", { name: /^Basket/ });
export const lines = (page: Page): Locator =>
  page.getByRole("list", { name: "Basket" }).getByRole("listitem");
export const lineOf = (page: Page, name: RegExp): Locator => lines(page).filter({ hasText: name });
export const addButton = (page: Page): Locator => page.getByRole("button", { name: "Add to basket" });

/** Fills the visitor's basket the way a form does. */
export async function fill(page: Page, shop: Shop, items: Readonly<Record<string, number>>): Promise<void> {
  for (const [sku, quantity] of Object.entries(items)) {
    const answer = await page.request.post("/api/basket/lines", {
      form: { sku, quantity: String(quantity) },
      headers: { origin: shop.addresses.shop, accept: "application/json" },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
}
export async function itemCount(page: Page): Promise<number> {
  const answer: { itemCount: number } = await (await page.request.get("/api/basket")).json();
  return answer.itemCount;
}

/** Has everything sent to an address wait until the function returned is called. */
export async function hold(page: Page, address: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}
