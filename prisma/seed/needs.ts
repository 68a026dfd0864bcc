import { readFile } from "node:fs/promises";
import { z } from "zod";
import { announce } from "@/lib/db/announce";
import type { Transaction } from "@/lib/db/client";
import { guideTags } from "@/lib/guide/guide-tags";
import { kitSlots, type KitSlot } from "@/lib/guide/kit-slots";

const candidateSchema = z.strictObject({
  sku: z.string(),
  /** Whether every variant of its product answers: sizes and plain colours. */
  anyVariant: z.boolean().default(false),
  why: z.string(),
});

const needSchema = z.strictObject({
  /** The same in every section that asks for the same thing. */
  key: z.string(),
  essential: z.boolean().default(false),
  /** Whether every variant of the product that the words name answers. */
  anyVariant: z.boolean().default(false),
  /** What stands in for the product that the words name, the best first. */
  others: z.array(candidateSchema).default([]),
});

type SeededNeed = z.infer<typeof needSchema>;

/** By section, then by slot. */
const needsSchema = z.record(z.string(), z.record(z.string(), needSchema));

type SeededNeeds = z.infer<typeof needsSchema>;

/** What needs.json of a guide says beyond its words: which needs are one, which are essential, what stands in. */
export async function readNeeds(folder: URL): Promise<SeededNeeds> {
  return needsSchema.parse(JSON.parse(await readFile(new URL("needs.json", folder), "utf8")));
}

/**
 * A need for each place of a section that asks for kit.
 * @throws when needs.json does not know a place
 */
export async function seedNeeds(
  tx: Transaction,
  section: { readonly id: string; readonly slug: string; readonly markdown: string },
  needs: SeededNeeds,
): Promise<void> {
  for (const [position, slot] of kitSlots(section.markdown).entries()) {
    const need = needs[section.slug]?.[slot.slot];
    if (!need) throw new Error(`needs.json does not know ${section.slug}/${slot.slot}`);
    const { id: needId } = await tx.need.create({
      data: {
        section: { connect: { id: section.id } },
        slug: slot.slot,
        key: need.key,
        title: slot.need,
        why: slot.why,
        essential: need.essential,
        home: slot.home,
        department: { connect: { slug: slot.department } },
        position,
      },
    });
    await addCandidates(tx, needId, candidatesOf(slot, need));
  }
}

/**
 * Says of the needs of an older database what needs.json says of them. Those that anybody has said something of are left as they
 * are: the rest still have the name that the migration gave them, after their own place.
 * @returns how many were filled
 */
export async function fillNeeds(tx: Transaction, guideSlug: string, folder: URL): Promise<number> {
  const needs = await readNeeds(folder);
  const rows = await tx.need.findMany({
    where: { section: { guide: { slug: guideSlug } } },
    select: {
      id: true,
      slug: true,
      key: true,
      section: {
        select: {
          slug: true,
          versions: {
            where: { publishedAt: { not: null } },
            orderBy: { version: "desc" },
            take: 1,
            select: { markdown: true },
          },
        },
      },
      candidates: { select: { rank: true, variant: { select: { sku: true } } } },
    },
  });
  let filled = 0;
  for (const { id, slug, key, section, candidates } of rows) {
    const need = needs[section.slug]?.[slug];
    if (!need || key !== `${section.slug}-${slug}`) continue;
    const slot = kitSlots(section.versions[0]?.markdown ?? "").find((each) => each.slot === slug);
    await tx.need.update({
      where: { id },
      data: { key: need.key, essential: need.essential, home: slot?.home ?? null },
      select: { id: true },
    });
    await tx.candidate.updateMany({ where: { needId: id, rank: 1 }, data: { anyVariant: need.anyVariant } });
    if (candidates.length === 1) {
      const known = candidates[0]?.variant.sku;
      await addCandidates(
        tx,
        id,
        need.others.filter(({ sku }) => sku !== known),
        2,
      );
    }
    filled += 1;
  }
  if (filled > 0) await announce(tx, [guideTags.all, guideTags.guide(guideSlug)]);
  return filled;
}

function candidatesOf(slot: KitSlot, need: SeededNeed): z.infer<typeof candidateSchema>[] {
  return [{ sku: slot.sku, anyVariant: need.anyVariant, why: slot.why }, ...need.others];
}

async function addCandidates(
  tx: Transaction,
  needId: string,
  candidates: readonly z.infer<typeof candidateSchema>[],
  firstRank = 1,
): Promise<void> {
  for (const [index, { sku, anyVariant, why }] of candidates.entries()) {
    const { id: variantId, productId } = await tx.variant.findUniqueOrThrow({ where: { sku } });
    await tx.candidate.create({
      data: { needId, rank: firstRank + index, variantId, productId, anyVariant, why },
      select: { id: true },
    });
  }
}
