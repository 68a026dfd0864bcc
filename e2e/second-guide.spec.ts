import { PrismaPg } from "@prisma/adapter-pg";
import type { Transaction } from "@/lib/db/client";
import { announce } from "@/lib/db/announce";
import { PrismaClient } from "@/lib/db/generated/client";
import { guideTags } from "@/lib/guide/guide-tags";
import { seedGuide } from "@/prisma/seed/guide";
import { itemCount, lines } from "./support/basket";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { settingsOf } from "./support/records";

const slug = "calves";
const path = `/guides/${slug}`;

async function inDatabaseOf(shop: Shop, work: (tx: Transaction) => Promise<void>): Promise<void> {
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: settingsOf(shop).DATABASE_URL }),
  });
  try {
    await client.$transaction(work);
  } finally {
    await client.$disconnect();
  }
}

test("a folder of words is a second guide, with its topic, its kit and its place in every list", async ({
  page,
  shop,
}) => {
  test.slow();
  expect((await page.request.get(path)).status()).toBe(404);
  const folder = new URL("support/second-guide/", import.meta.url);
  const tell = (tx: Transaction) => announce(tx, [guideTags.all, guideTags.guide(slug)]);
  await inDatabaseOf(shop, async (tx) => {
    await seedGuide(tx, folder, 2);
    await tell(tx);
  });
  try {
    // The shop runs on: it hears of the guide as of any other change.
    await expect.poll(async () => (await page.request.get(path)).status()).toBe(200);
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calves and running");
    await expect(page.getByRole("heading", { level: 2, name: "Rolling your calves" })).toBeVisible();
    // No heading of its own stands in this section, so what is sold there comes right below the section's.
    await expect(page.getByRole("heading", { level: 3, name: "Kit for this routine" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 4, name: /Grid Foam Roller/ })).toBeVisible();
    await expect(page.locator("#sources")).toContainText("Wiewelhove");
    await expectSound(page);
    await page.locator("#rolling").getByRole("button", { name: "Add to basket" }).click();
    await expect.poll(() => itemCount(page)).toBe(1);
    await page.goto("/basket");
    await expect(lines(page)).toHaveCount(1);
    await expect(lines(page)).toContainText("The Grid Foam Roller");

    for (const list of ["/guides", "/topics/running-injuries", "/topics/below-the-knee"]) {
      await page.goto(list);
      await expect(
        page
          .getByRole("main")
          .getByRole("link", { name: /Calves and running/ })
          .first(),
        list,
      ).toBeVisible();
    }
    await page.goto("/topics/below-the-knee");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Below the knee");
    await expect(
      page
        .getByRole("link", { name: /Hamstrings and running/ })
        .and(page.getByRole("main").getByRole("link")),
    ).toHaveCount(0);
    await expectSound(page);

    await page.goto(`${path}/kit`);
    await expect(page.getByRole("main")).toContainText("The Grid Foam Roller");
    await expectSound(page);
    await page.goto("/products/trigger-point-grid-foam-roller");
    await expect(page.getByRole("link", { name: /Rolling your calves/ })).toBeVisible();
    await page.goto("/search?q=calves");
    await expect(
      page
        .getByRole("main")
        .getByRole("link", { name: /calves/i })
        .first(),
    ).toBeVisible();
    expect(await (await page.request.get("/sitemaps/pages.xml")).text()).toContain(`${path}<`);
    // Its questions are nobody's yet: a finder has rules of its own.
    expect((await page.request.get(`${path}/finder`)).status()).toBe(404);
  } finally {
    await inDatabaseOf(shop, async (tx) => {
      const ofGuide = { guide: { slug } };
      const ofSection = { section: ofGuide };
      await tx.candidate.deleteMany({ where: { need: ofSection } });
      await tx.need.deleteMany({ where: ofSection });
      await tx.guideSectionVersion.deleteMany({ where: ofSection });
      await tx.guideSection.deleteMany({ where: ofGuide });
      await tx.guideSource.deleteMany({ where: ofGuide });
      await tx.guideTopic.deleteMany({ where: ofGuide });
      await tx.guide.delete({ where: { slug } });
      await tx.topic.delete({ where: { slug: "below-the-knee" } });
      await tell(tx);
    });
  }
  await expect.poll(async () => (await page.request.get(path)).status()).toBe(404);
});
