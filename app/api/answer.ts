import { isDatabaseAway } from "@/lib/db/errors";
import { env } from "@/lib/env";
import { formRefusalWords, readFields, wantsJson, type Fields } from "@/lib/form";
import { plainPage } from "@/lib/plain-page";

export const awayWords =
  "We cannot reach our records just now. Nothing has been changed. Try again in a minute.";

/** Sends a browser on after a form; 303 makes it a GET. The address is relative, so that any host of the shop works. */
export function sendOn(to: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: to, "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

export function json(body: object, status = 200, cookies: readonly string[] = []): Response {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify(body), { status, headers });
}

/** A refusal that has no page of its own to go back to. */
export function refusalPage(title: string, words: string, status: number): Response {
  const page = plainPage({ title, words, way: { href: "/basket", title: "Back to your basket" } });
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return new Response(page, {
    status,
    headers: status === 503 ? { ...headers, "retry-after": "30" } : headers,
  });
}

/** What a visitor reads while the records cannot be reached. */
export function awayPage(): Response {
  return refusalPage("Back in a moment", awayWords, 503);
}

/**
 * The frame of every write that works with and without JavaScript: reads the fields from the shop's own pages
 * only, hands them over, and words what goes wrong on the way.
 */
export async function answerForm(
  request: Request,
  work: (fields: Fields) => Promise<Response>,
): Promise<Response> {
  const asJson = wantsJson(request.headers);
  const fields = await readFields(request, env().SITE_URL);
  if (!fields.ok) {
    const words = formRefusalWords[fields.refusal];
    const status = fields.refusal === "other-origin" ? 403 : 400;
    return asJson ? json({ ok: false, words }, status) : refusalPage("That did not work", words, status);
  }
  try {
    return await work(fields.value);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return asJson ? json({ ok: false, words: awayWords }, 503) : awayPage();
  }
}
