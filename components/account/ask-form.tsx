import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

interface AskFormProps {
  readonly action: "/api/account/link" | "/api/account/reset";
  readonly button: string;
  /** What was typed before it was refused, or is known already. */
  readonly email: string;
  readonly error?: string | undefined;
}

/** Names a mailbox that a link is sent to. */
export function AskForm({ action, button, email, error }: AskFormProps) {
  return (
    <form method="post" action={action} className="grid w-full gap-6 sm:max-w-md">
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={email}
        error={error}
      />
      <div>
        <Button>{button}</Button>
      </div>
    </form>
  );
}
