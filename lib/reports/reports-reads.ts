import { db } from "@/lib/db/client";
import { pence, type Pence } from "@/lib/money";

export interface SectionSales {
  /** Null for lines that were added in the shop, not in a guide. */
  readonly guideSlug: string | null;
  readonly sectionSlug: string | null;
  /** The section's title as readers see it now; null when the section is gone. */
  readonly title: string | null;
  readonly orders: number;
  readonly units: number;
  /** Line totals with VAT, before discounts and refunds. */
  readonly revenuePence: Pence;
}

/**
 * What was sold from each section of a guide: the lines of every order that has been paid for, and the totals of those that have
 * forgotten where their lines came from.
 */
export async function readSalesBySection(): Promise<SectionSales[]> {
  const rows = await db().$queryRaw<(Omit<SectionSales, "revenuePence"> & { revenuePence: number })[]>`
    WITH sales AS (
      SELECT guide_slug, section_slug, count(DISTINCT shop_order.id) AS orders, sum(quantity) AS units,
        sum(order_line.total_pence) AS revenue
      FROM order_line JOIN shop_order ON shop_order.id = order_id
      WHERE paid_at IS NOT NULL AND sections_counted_at IS NULL
      GROUP BY guide_slug, section_slug
      UNION ALL
      SELECT nullif(guide_slug, ''), nullif(section_slug, ''), orders, units, revenue_pence FROM guide_sale
    ), total AS (
      SELECT guide_slug, section_slug, sum(orders)::int AS orders, sum(units)::int AS units, sum(revenue)::float8 AS revenue
      FROM sales GROUP BY guide_slug, section_slug
    )
    SELECT guide_slug AS "guideSlug", section_slug AS "sectionSlug", orders, units, revenue AS "revenuePence", (
      SELECT version.title FROM guide
      JOIN guide_section ON guide_section.guide_id = guide.id AND guide_section.slug = section_slug
      JOIN guide_section_version AS version ON version.section_id = guide_section.id AND published_at IS NOT NULL
      WHERE guide.slug = guide_slug ORDER BY version.version DESC LIMIT 1
    ) AS title
    FROM total ORDER BY revenue DESC, guide_slug, section_slug`;
  return rows.map((row) => ({ ...row, revenuePence: pence(row.revenuePence) }));
}
