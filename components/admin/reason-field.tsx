import { Field } from "@/components/ui/field";
import type { DeskFormState } from "@/lib/auth/desk-form";

interface ReasonFieldProps {
  readonly state: DeskFormState;
  readonly label: string;
  readonly required?: boolean;
  readonly className?: string;
}

/** Why something is done at the desk, in a few words for the journals. */
export function ReasonField({ state, label, required = true, className = "" }: ReasonFieldProps) {
  return (
    <Field
      label={label}
      name="reason"
      autoComplete="off"
      required={required}
      maxLength={200}
      defaultValue={state.typed["reason"] ?? ""}
      error={state.errors["reason"]}
      className={className}
    />
  );
}
