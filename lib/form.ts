import { err, ok, type Result } from "@/lib/result";

export type FormRefusal = "other-origin" | "too-large" | "unreadable";

export const formRefusalWords: Record<FormRefusal, string> = {
  "other-origin": "That did not come from one of our pages. Open the page again and try once more.",
  "too-large": "That was more than we can take in.",
  unreadable: "We could not read that. Open the page again and try once more.",
};

/** Fields as text, the way a form sends them; a name that repeats keeps its last value. */
export type Fields = Readonly<Record<string, string>>;

const maximumBytes = 16 * 1024;

/**
 * Whether a browser sent this from the shop's own pages: from its public address, or from the very host
 * that was asked (127.0.0.1 beside localhost). A write without an Origin is refused: every browser in use
 * sends one with a POST, so its absence means something else did.
 */
export function isSameOrigin(headers: Headers, siteUrl: string): boolean {
  const fetchSite = headers.get("sec-fetch-site");
  if (fetchSite !== null && fetchSite !== "same-origin") return false;
  const origin = headers.get("origin");
  // An order's page tells nobody its address, so a browser names no origin for the forms in its foot; that they are ours it says itself.
  if (origin === "null" && fetchSite === "same-origin") return true;
  if (origin === null || !URL.canParse(origin)) return false;
  return origin === new URL(siteUrl).origin || new URL(origin).host === headers.get("host");
}

/**
 * The body of a request, or null when it proves larger than it may be; what it says of its own length is not trusted. The rest of
 * one that is too large is read and thrown away: what stays unread keeps the connection from its next request.
 */
export async function readBody(request: Request, maximum: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length <= maximum) chunks.push(chunk);
  }
  if (length > maximum) return null;
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/** PostgreSQL keeps no NUL, and no keyboard types one. */
export function cleaned(text: string): string {
  return text.replaceAll("\0", "");
}

/** Reads the fields of a form or of a JSON object, at most 16 kB, from the shop's own pages only. */
export async function readFields(request: Request, siteUrl: string): Promise<Result<Fields, FormRefusal>> {
  if (!isSameOrigin(request.headers, siteUrl)) return err("other-origin");
  const body = await readBody(request, maximumBytes);
  if (!body) return err("too-large");
  const type = request.headers.get("content-type") ?? "";
  try {
    if (type.startsWith("application/json")) {
      const json: unknown = JSON.parse(new TextDecoder().decode(body));
      if (typeof json !== "object" || json === null || Array.isArray(json)) return err("unreadable");
      const entries = Object.entries(json).filter(([, value]) =>
        ["string", "number", "boolean"].includes(typeof value),
      );
      return ok(Object.fromEntries(entries.map(([name, value]) => [name, cleaned(String(value))])));
    }
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    const fields: Record<string, string> = {};
    for (const [name, value] of form) if (typeof value === "string") fields[name] = cleaned(value);
    return ok(fields);
  } catch {
    return err("unreadable");
  }
}

/** True when the caller is a script that wants JSON; a plain form wants to be sent on. */
export function wantsJson(headers: Headers): boolean {
  return (headers.get("accept") ?? "").includes("application/json");
}
