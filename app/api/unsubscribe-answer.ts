import { isDatabaseAway } from "@/lib/db/errors";
import type { Result } from "@/lib/result";
import { awayPage, sendOn } from "./answer";

/** A mail program shows this to nobody; a person who gets it here has pressed twice or more. */
function said(words: string, status: number): Response {
  return new Response(`${words}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}

/** A person who opens the address of a List-Unsubscribe header gets the page with the button: a look must change nothing. */
export function showUnsubscribe(request: Request, page: "/alerts/stop" | "/newsletter/stop"): Response {
  return sendOn(`${page}?token=${encodeURIComponent(tokenOf(request))}`);
}

/**
 * The one write without a check of its origin: RFC 8058 has mail programs send it from wherever they run, without a
 * cookie and without an Origin. The token in the address is unguessable, and it alone says who may; all that a forged
 * request could do with it is what the owner of the mailbox could do. Its body is not read. A redirect is only for the
 * page's own button, which asks for it: mail programs must not be sent on.
 */
export async function answerUnsubscribe(
  request: Request,
  page: "/alerts/stop" | "/newsletter/stop",
  stop: (token: string) => Promise<Result<void, "bad-link">>,
): Promise<Response> {
  try {
    const stopped = await stop(tokenOf(request));
    if (new URL(request.url).searchParams.get("then") === "page") return showUnsubscribe(request, page);
    return stopped.ok ? said("Stopped.", 200) : said("That is not one of our links.", 404);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return awayPage();
  }
}
