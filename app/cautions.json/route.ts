import { getCautioned } from "@/lib/catalogue/catalogue-queries";

/** Who should leave out what, why, and what does instead: all of it, the same for everybody, so that nobody has to ask for his part. */
export async function GET(): Promise<Response> {
  return Response.json(await getCautioned(), {
    headers: { "Cache-Control": "public, max-age=300, stale-while-revalidate=86400" },
  });
}
