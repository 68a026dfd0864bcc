import { pageBudgets, type PageLimit } from "../scripts/bench/budgets";
import { weighPage } from "../scripts/bench/page-weight";
import { expect, test } from "./support/fixtures";

/** Holds a budget, or the ceiling beside it while the budget is missed; a ceiling that is no longer needed must go. */
function expectWithin(what: string, measured: number, { budget, ceiling }: PageLimit): void {
  if (ceiling === undefined) {
    expect(measured, `${what} is over its budget`).toBeLessThanOrEqual(budget);
    return;
  }
  expect(measured, `${what} is over its ceiling`).toBeLessThanOrEqual(ceiling);
  expect(
    measured,
    `${what} is within its budget: take its ceiling away in scripts/bench/budgets.ts`,
  ).toBeGreaterThan(budget);
}

for (const { name, path, script, html, requests } of pageBudgets) {
  test(`${name} weighs no more than it may`, async ({ browser, shop }) => {
    const weight = await weighPage(browser, shop.addresses.shop, path);
    test.info().annotations.push({ type: "weight", description: JSON.stringify(weight) });
    expectWithin(`${name}: JavaScript`, weight.script, script);
    if (html) expectWithin(`${name}: HTML`, weight.html, html);
    if (requests) expectWithin(`${name}: requests (${weight.asked.join(", ")})`, weight.requests, requests);
  });
}
