import { readFirstPostcode } from "@/lib/accounts/account-reads";
import { getViewer } from "@/lib/auth/viewer";

/** What was typed on the basket page; for somebody who is signed in and has typed nothing yet, what his account knows. */
export async function suggestedContact<
  Contact extends { readonly email: string | null; readonly postcode: string | null },
>(typed: Contact): Promise<Contact> {
  if (typed.email !== null && typed.postcode !== null) return typed;
  const viewer = await getViewer();
  if (!viewer) return typed;
  const postcode = typed.postcode ?? (await readFirstPostcode(viewer.id));
  return { ...typed, email: typed.email ?? viewer.email, postcode };
}
