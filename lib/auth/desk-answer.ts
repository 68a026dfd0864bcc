import "server-only";
import type { Route } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { hasSecureCookies } from "./csrf";
import { textOf, type DeskFormState } from "./desk-form";

const stateSchema = z.object({
  outcome: z.enum(["unsent", "done", "refused"]),
  about: z.string(),
  message: z.string(),
  typed: z.record(z.string(), z.string()),
  errors: z.record(z.string(), z.string()),
});

const answerSchema = z.object({ formId: z.string(), state: stateSchema });

const answerCookie = "desk-answer";
const answerSeconds = 60;

/**
 * Hands the outcome to whoever sent the form. A page with scripts takes it as it is. Without them Next forgets an action's
 * answer on pages that are partly prerendered, so it waits in a cookie for the page that the browser is sent on to.
 * @param page where the form stands, with what its address must keep
 */
export async function answerForm(
  form: FormData,
  state: DeskFormState,
  page: { readonly path: `/admin${string}`; readonly query?: Readonly<Record<string, string>> },
): Promise<DeskFormState> {
  if ((await headers()).has("next-action")) return state;
  const formId = textOf(form, "formId", 40);
  (await cookies()).set(answerCookie, JSON.stringify({ formId, state }), {
    httpOnly: true,
    sameSite: "lax",
    secure: hasSecureCookies(),
    path: "/admin",
    maxAge: answerSeconds,
  });
  const kept = Object.entries(page.query ?? {}).filter(([, value]) => value !== "");
  const query = new URLSearchParams([...kept, ["answer", formId]]);
  redirect(`${page.path}?${query}#${encodeURIComponent(state.about)}` as Route);
}

/** The answer that a page was sent on with; null for any other page, and a minute later. */
export async function readAnswer(formId: string | string[] | undefined): Promise<DeskFormState | null> {
  const kept = (await cookies()).get(answerCookie)?.value;
  if (kept === undefined || formId === undefined) return null;
  try {
    const answer = answerSchema.safeParse(JSON.parse(kept));
    return answer.success && answer.data.formId === formId ? answer.data.state : null;
  } catch {
    return null;
  }
}
