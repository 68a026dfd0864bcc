import { useId, type ComponentProps } from "react";

type FieldProps = Omit<ComponentProps<"input">, "name" | "id"> & {
  readonly label: string;
  readonly name: string;
  /** Said before the field is filled in: what it is for, or how to write it. */
  readonly hint?: string | undefined;
  /** What is wrong with what was typed, and how to put it right. */
  readonly error?: string | undefined;
};

/** A text field with its label above and its error below, tied together for screen readers. */
export function Field({ label, name, hint, error, className = "", ...input }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
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
      <input
        {...input}
        id={id}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className="mt-1.5 block min-h-12 w-full rounded-sm border border-ink-soft bg-paper px-3 py-2 text-base text-ink placeholder:text-ink-soft aria-invalid:border-2 aria-invalid:border-ink"
      />
      {error && (
        <p id={`${id}-error`} className="mt-1.5 border-l-4 border-ink pl-3 text-sm font-bold">
          {error}
        </p>
      )}
    </div>
  );
}
