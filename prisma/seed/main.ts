import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { closeDatabase, db, inTransaction } from "@/lib/db/client";
import { seedCatalogue } from "./catalogue";
import { seedGuide } from "./guide";
import { fillNeeds } from "./needs";

const ownerSchema = z.object({
  ADMIN_EMAIL: z
    .email({ error: "ADMIN_EMAIL must be an email address" })
    .transform((email) => email.toLowerCase()),
  ADMIN_PASSWORD: z.string().min(8, { error: "ADMIN_PASSWORD must have 8 characters or more" }),
});

const hamstrings = new URL("guides/hamstrings/", import.meta.url);

/** Fills an empty catalogue; one that holds anything is left as it is, but for what an older shop could not know of its guide's needs. */
async function seedShop(): Promise<boolean> {
  if ((await db().department.count()) > 0) {
    await inTransaction((tx) => fillNeeds(tx, "hamstrings", hamstrings));
    return false;
  }
  await inTransaction(async (tx) => {
    await seedCatalogue(tx);
    await seedGuide(tx, hamstrings, 1);
  });
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
  const owner = await seedOwner();
  process.stdout.write(`${JSON.stringify({ shop, owner })}\n`);
} finally {
  await closeDatabase();
}
