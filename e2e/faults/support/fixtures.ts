import { expect, test as base } from "@playwright/test";
import type { Buyer } from "../../support/buyer";
import { Rig } from "./rig";

interface TestFixtures {
  /** A new buyer; he leaves when the test ends. */
  readonly arrive: () => Promise<Buyer>;
  readonly guarded: undefined;
}

interface WorkerFixtures {
  readonly rig: Rig;
}

/**
 * A test with a rig that all tests share. When it ends everything is mended, whatever is left to be done is done, and every
 * invariant is looked at.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  rig: [
    // The first argument is Playwright's: it reads the names of the fixtures it needs from it.
    async ({}, use) => {
      const rig = await Rig.start();
      await use(rig);
      await rig.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  arrive: async ({ rig }, use) => {
    const buyers: Buyer[] = [];
    await use(async () => {
      const buyer = await rig.buyer();
      buyers.push(buyer);
      return buyer;
    });
    for (const buyer of buyers) await buyer.leave();
  },
  guarded: [
    async ({ rig }, use) => {
      await use(undefined);
      await rig.mend();
      await rig.becomeQuiet();
      await rig.expectInvariants();
    },
    { auto: true },
  ],
});

export { expect };
