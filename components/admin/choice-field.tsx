import { useId, type ComponentProps } from "react";

type ChoiceFieldProps = Omit<ComponentProps<"select">, "id"> & { readonly label: string };

/** A choice from a list with its label above, of the height of a text field. */
export function ChoiceField({ label, className = "", ...select }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="block font-bold">
        {label}
      </label>
      <select
        {...select}
        id={id}
        className="mt-1.5 block min-h-12 w-full rounded-sm border border-ink-soft bg-paper px-3 py-2 text-base text-ink"
      />
    </div>
  );
}
