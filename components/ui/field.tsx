import { useId, type ComponentProps, type ReactNode } from "react";
import { Select } from "./select";

interface LabelledProps {
  readonly label: string;
  /** Said before the field is filled in: what it is for, or how to write it. */
  readonly hint?: string | undefined;
  /** What is wrong with what was typed, and how to put it right. */
  readonly error?: string | undefined;
  readonly className?: string | undefined;
}

type FieldProps = LabelledProps &
  Omit<ComponentProps<"input">, "name" | "id" | "className"> & { readonly name: string };

/** A text field with its label above and its error below, tied together for screen readers. */
export function Field({ label, name, hint, error, className, ...input }: FieldProps) {
  const { id, described } = useTies(hint, error);
  return (
    <Labelled id={id} label={label} hint={hint} error={error} className={className}>
      <input
        {...input}
        id={id}
        name={name}
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
        className="control mt-1.5"
      />
    </Labelled>
  );
}

type ChoiceFieldProps = LabelledProps & Omit<ComponentProps<"select">, "id" | "className">;

/** A choice from a list, of the height and with the label of a text field. */
export function ChoiceField({ label, hint, error, className, ...select }: ChoiceFieldProps) {
  const { id, described } = useTies(hint, error);
  return (
    <Labelled id={id} label={label} hint={hint} error={error} className={className}>
      <span className="mt-1.5 block">
        <Select {...select} id={id} aria-describedby={described} aria-invalid={error ? true : undefined} />
      </span>
    </Labelled>
  );
}

function useTies(hint: string | undefined, error: string | undefined) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, described: described || undefined };
}

function Labelled({
  id,
  label,
  hint,
  error,
  className,
  children,
}: LabelledProps & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className="block font-bold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {children}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with one field, under it. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="mt-1.5 border-l-4 border-ink pl-3 text-sm font-bold">
      {children}
    </p>
  );
}
