import { readdir } from "node:fs/promises";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { announce } from "@/lib/db/announce";
import { closeDatabase, db, inTransaction } from "@/lib/db/client";
import { guideTags } from "@/lib/guide/guide-tags";
import { seedCatalogue } from "./catalogue";
import { seedCautions } from "./cautions";
import { seedGuide } from "./guide";
import { fillNeeds } from "./needs";

const ownerSchema = z.object({
  ADMIN_EMAIL: z
    .email({ error: "ADMIN_EMAIL must be an email address" })
    .transform((email) => email.toLowerCase()),
  ADMIN_PASSWORD: z.string().min(8, { error: "ADMIN_PASSWORD must have 8 characters or more" }),
});

/** Fills an empty catalogue; one that holds anything is left as it is. */
async function seedShop(): Promise<boolean> {
  if ((await db().department.count()) > 0) return false;
  await inTransaction(seedCatalogue);
  return true;
}

/**
 * Adds the guides that have a folder and are not there yet. One that is there may have been edited since, and is left as it is, but for
 * what an older shop could not know of its needs.
 */
async function seedGuides(): Promise<readonly string[]> {
  const there = new Set((await db().guide.findMany({ select: { slug: true } })).map(({ slug }) => slug));
  const added: string[] = [];
  for (const slug of (await readdir(new URL("guides/", import.meta.url))).sort()) {
    const folder = new URL(`guides/${slug}/`, import.meta.url);
    if (there.has(slug)) {
      await inTransaction((tx) => fillNeeds(tx, slug, folder));
    } else {
      added.push(slug);
      await inTransaction(async (tx) => {
        await seedGuide(tx, folder, there.size + added.length);
        // Where there was none, no page of guides is kept yet.
        if (there.size > 0) await announce(tx, [guideTags.all, guideTags.guide(slug)]);
      });
    }
  }
  return added;
}

/** Writes the cautions where no product has one yet: a shop that was filled before there were any gets them too. */
async function seedShopCautions(): Promise<boolean> {
  if ((await db().productCaution.count()) > 0) return false;
  await inTransaction(seedCautions);
  return true;
}

/** Makes the owner's account when there is none yet; an account that exists keeps its password. */
async function seedOwner(): Promise<boolean> {
  if ((await db().userRole.count({ where: { role: "owner" } })) > 0) return false;
  const named = ownerSchema.parse(process.env);
  await db().user.create({
    data: {
      email: named.ADMIN_EMAIL,
      name: "Owner",
      emailVerified: new Date(),
      passwordHash: await hashPassword(named.ADMIN_PASSWORD),
      roles: { create: { role: "owner" } },
    },
  });
  return true;
}

try {
  const shop = await seedShop();
  const guides = await seedGuides();
  const cautions = await seedShopCautions();
  const owner = await seedOwner();
  process.stdout.write(`${JSON.stringify({ shop, guides, cautions, owner })}\n`);
} finally {
  await closeDatabase();
}
