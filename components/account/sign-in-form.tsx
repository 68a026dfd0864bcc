import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

interface SignInFormProps {
  /** What next-auth compares with its cookie. */
  readonly csrfToken: string;
  /** Where to go once signed in: an address of this site. */
  readonly callbackUrl: string;
  /** What was typed before it was refused. */
  readonly email: string;
}

/** A plain form straight to next-auth, so that it works without scripts. */
export function SignInForm({ csrfToken, callbackUrl, email }: SignInFormProps) {
  return (
    <form method="post" action="/api/auth/callback/credentials" className="grid gap-6">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={email}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <div>
        <Button>Sign in</Button>
      </div>
    </form>
  );
}
