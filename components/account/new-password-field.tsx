import { Field } from "@/components/ui/field";
import { accountTerms } from "@/lib/accounts/account";

interface NewPasswordFieldProps {
  readonly label: string;
  readonly required: boolean;
  /** Said after what every new password must have. */
  readonly more?: string;
  readonly error?: string | undefined;
}

/** A password that is chosen, not repeated: the browser offers to make one and to keep it. */
export function NewPasswordField({ label, required, more = "", error }: NewPasswordFieldProps) {
  const { leastPasswordLength, mostPasswordLength } = accountTerms;
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required={required}
      minLength={leastPasswordLength}
      maxLength={mostPasswordLength}
      hint={`${leastPasswordLength} characters or more. Three or four words in a row do well.${more && ` ${more}`}`}
      error={error}
    />
  );
}
