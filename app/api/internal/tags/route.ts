import { timingSafeEqual } from "node:crypto";
import { revalidatePath, revalidateTag } from "next/cache";
import { z } from "zod";
import { signedTags } from "@/lib/db/announce";
import { readBody } from "@/lib/form";
import { json } from "../../answer";

const bodySchema = z.object({
  /** "everything" when the pages were built from another database. */
  tags: z.union([z.array(z.string().max(200)).max(100), z.literal("everything")]),
  at: z.number(),
});
const validMilliseconds = 60_000;
const maximumBytes = 64 * 1024;

/** Drops cached pages by tag, for the process around this one only: signed with the shop's secret, good for a minute. */
export async function POST(request: Request): Promise<Response> {
  const bytes = await readBody(request, maximumBytes);
  if (!bytes) return json({ ok: false }, 413);
  const body = Buffer.from(bytes).toString("utf8");
  const given = Buffer.from(request.headers.get("x-fettle-signature") ?? "");
  const right = Buffer.from(signedTags(body));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return json({ ok: false }, 403);
  const { tags, at } = bodySchema.parse(JSON.parse(body));
  if (Math.abs(Date.now() - at) > validMilliseconds) return json({ ok: false }, 403);
  if (tags === "everything") {
    revalidatePath("/", "layout");
    return json({ ok: true });
  }
  // Expired at once: "max" would serve the old page one more time.
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return json({ ok: true });
}
