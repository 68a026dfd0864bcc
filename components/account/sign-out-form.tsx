import { Button } from "@/components/ui/button";

/** Ends the session of this browser; a plain form straight to next-auth. */
export function SignOutForm({ csrfToken }: { readonly csrfToken: string }) {
  return (
    <form method="post" action="/api/auth/signout">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value="/" />
      <Button>Sign out</Button>
    </form>
  );
}
