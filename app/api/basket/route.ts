import { isDatabaseAway } from "@/lib/db/errors";
import { awayWords, json } from "../answer";
import { basketBody } from "./basket-answer";
import { basketToken } from "./basket-cookie";

/** How many items the visitor's basket holds, for the link in the header. */
export async function GET(request: Request): Promise<Response> {
  try {
    return json({ ok: true, ...(await basketBody(basketToken(request))) });
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return json({ ok: false, words: awayWords }, 503);
  }
}
