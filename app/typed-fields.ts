import { cookies } from "next/headers";
import { z } from "zod";
import { hasSecureCookies } from "@/lib/auth/csrf";
import type { Fields } from "@/lib/form";

export const typedFieldsCookie = "typed-fields";
const seconds = 120;
const fieldLength = 254;
/** A browser keeps no cookie past 4 kB: what is longer is typed again. */
const mostLetters = 3_600;

/**
 * The line that keeps what was typed into a form of an order for the page that says what is wrong with it. It is not put into that
 * page's address, where histories and logs would keep it for good.
 */
export function typedFieldsLine(fields: Fields, names: readonly string[]): string {
  const typed = names.map((name) => [name, (fields[name] ?? "").slice(0, fieldLength).toWellFormed()]);
  const value = encodeURIComponent(JSON.stringify(Object.fromEntries(typed)));
  const secure = hasSecureCookies() ? "; Secure" : "";
  const kept = value.length > mostLetters ? "" : value;
  return `${typedFieldsCookie}=${kept}; Path=/orders; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

const typedSchema = z.record(z.string(), z.string());

/** What was refused a moment ago, by field; null when nothing was. */
export async function readTypedFields(): Promise<Readonly<Record<string, string>> | null> {
  const kept = (await cookies()).get(typedFieldsCookie)?.value;
  if (!kept) return null;
  try {
    const typed = typedSchema.safeParse(JSON.parse(kept));
    return typed.success ? typed.data : null;
  } catch {
    return null;
  }
}
