import { orAway } from "@/app/or-away";
import { readCardPlace } from "../../card";
import { drawCard } from "../../draw-card";
import { findCard, houseCard } from "../../find-card";

/** The picture that goes with a link to a page, as those who show links fetch it. */
export async function GET(_: Request, { params }: RouteContext<"/cards/[kind]/[name]">): Promise<Response> {
  const { kind, name } = await params;
  const place = readCardPlace(kind, name);
  const card = place && (await orAway(findCard(place)));
  if (card === "away") return refusal(503);
  if (!card) return refusal(404);
  // A picture whose file is not there is no reason to show none.
  const picture = await drawCard(card).catch(() => drawCard(houseCard));
  if (picture === "busy") return refusal(503);
  return new Response(new Uint8Array(picture), {
    headers: {
      "content-type": "image/jpeg",
      "content-length": String(picture.byteLength),
      "cache-control": "public, max-age=3600, stale-while-revalidate=604800",
    },
  });
}

function refusal(status: 404 | 503): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
