import { findAll } from "@/app/(shop)/search/find-all";
import { searchSchema } from "@/lib/catalogue/catalogue-schema";
import { suggestionsFrom } from "@/lib/guide/guide-suggestions";
import { awayWords, json } from "../answer";

/** Suggestions for what is being typed; the same for everybody, so whoever passes it on may keep it for a second, as pages are. */
export async function GET(request: Request): Promise<Response> {
  const query = searchSchema.parse(new URL(request.url).searchParams.get("q") ?? undefined);
  const found = await findAll(query);
  if (!found) return json({ ok: false, words: awayWords }, 503);
  return Response.json(
    { ok: true, ...suggestionsFrom(found) },
    { headers: { "cache-control": "public, max-age=0, s-maxage=1" } },
  );
}
