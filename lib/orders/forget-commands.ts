import { db } from "@/lib/db/client";
import { sectionMonths } from "./section-terms";

/**
 * Unlinks from old orders the section of the guide that something was added in: which section it was may hint at the buyer's health, and after a
 * year and a month it has told what season sells what.
 * @returns how many lines forgot theirs
 */
export async function forgetOldSections(now = new Date()): Promise<number> {
  return db().$executeRaw`
    UPDATE order_line SET guide_slug = NULL, section_slug = NULL, slot_slug = NULL
    FROM shop_order
    WHERE shop_order.id = order_line.order_id
      AND shop_order.created_at < ${now}::timestamptz - make_interval(months => ${sectionMonths}::int)
      AND (guide_slug IS NOT NULL OR section_slug IS NOT NULL OR slot_slug IS NOT NULL)`;
}
