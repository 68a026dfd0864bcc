import { db } from "@/lib/db/client";
import { sectionDays, unsentSectionDays } from "./section-terms";

/** So that no statement holds many orders for long; the rest is done by the next one. */
const batchSize = 1_000;

/**
 * Takes out of orders the section of the guide that something was added in, since which one it was may hint at the buyer's health. What
 * was paid for is added to the totals in the same statement, so that nothing is counted twice or not at all, also when two run at once.
 * @returns how many orders forgot theirs
 */
export async function forgetOldSections(now = new Date()): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const count = await forgetSome(now);
    forgotten += count;
    if (count < batchSize) return forgotten;
  }
}

function forgetSome(now: Date): Promise<number> {
  return db().$executeRaw`
    WITH due AS (
      SELECT id, paid_at FROM shop_order
      WHERE sections_counted_at IS NULL AND (
        sent_at < ${now}::timestamptz - make_interval(days => ${sectionDays}::int)
        OR sent_at IS NULL AND created_at < ${now}::timestamptz - make_interval(days => ${unsentSectionDays}::int)
      )
      ORDER BY created_at LIMIT ${batchSize}
      FOR UPDATE SKIP LOCKED
    ), line AS (
      SELECT date_part('year', paid_at AT TIME ZONE 'Europe/London')::int AS year, coalesce(guide_slug, '') AS guide,
        coalesce(section_slug, '') AS section, coalesce(slot_slug, '') AS slot, quantity, total_pence,
        row_number() OVER (PARTITION BY order_id, guide_slug, section_slug ORDER BY position) = 1 AS is_first
      FROM order_line JOIN due ON due.id = order_id WHERE paid_at IS NOT NULL
    ), counted AS (
      INSERT INTO guide_sale AS sale (sold_in, guide_slug, section_slug, slot_slug, orders, units, revenue_pence)
      SELECT year, guide, section, slot, count(*) FILTER (WHERE is_first), sum(quantity), sum(total_pence) FROM line
      GROUP BY year, guide, section, slot ORDER BY year, guide, section, slot
      ON CONFLICT (sold_in, guide_slug, section_slug, slot_slug) DO UPDATE SET
        orders = sale.orders + excluded.orders, units = sale.units + excluded.units,
        revenue_pence = sale.revenue_pence + excluded.revenue_pence
    ), unlinked AS (
      UPDATE order_line SET guide_slug = NULL, section_slug = NULL, slot_slug = NULL
      FROM due WHERE order_id = due.id AND (guide_slug IS NOT NULL OR section_slug IS NOT NULL OR slot_slug IS NOT NULL)
    )
    UPDATE shop_order SET sections_counted_at = ${now} FROM due WHERE shop_order.id = due.id`;
}
