import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

interface StockAlertFormProps {
  /** What is sold out; with more than one there is a choice. */
  readonly variants: readonly { readonly sku: string; readonly label: string }[];
  /** What there is to choose: "Size", "Colour". */
  readonly optionName: string;
  readonly selectedSku?: string | undefined;
  /** Where in a guide this stands, for the way back. */
  readonly place?: { readonly guide: string; readonly section: string } | undefined;
  /** What was typed before it was refused. */
  readonly email?: string | undefined;
  readonly error?: string | undefined;
}

/** Asks for an email when a variant is back. A plain form with a page for an answer: it needs no script, and sends none. */
export function StockAlertForm(props: StockAlertFormProps) {
  const { variants, optionName, selectedSku, place, email, error } = props;
  const id = useId();
  return (
    <form action="/api/alerts" method="post" className="flex flex-wrap items-end gap-3">
      {place && (
        <>
          <input type="hidden" name="guide" value={place.guide} />
          <input type="hidden" name="section" value={place.section} />
        </>
      )}
      {variants.length === 1 ? (
        <input type="hidden" name="sku" value={variants[0]?.sku} />
      ) : (
        <label className="min-w-0 grow basis-36">
          <span className="block text-xs text-ink-soft">{optionName}</span>
          <Select name="sku" defaultValue={selectedSku}>
            {variants.map(({ sku, label }) => (
              <option key={sku} value={sku}>
                {label}
              </option>
            ))}
          </Select>
        </label>
      )}
      <label className="min-w-0 grow basis-52">
        <span className="block text-xs text-ink-soft">Email</span>
        <input
          type="email"
          name="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={email}
          aria-describedby={error ? `${id}-error ${id}-said` : `${id}-said`}
          aria-invalid={error ? true : undefined}
          className="control"
        />
      </label>
      <Button className="min-h-12 grow sm:grow-0">Tell me when it is back</Button>
      {error && (
        <p id={`${id}-error`} className="w-full border-l-4 border-ink pl-3 text-sm font-bold">
          {error}
        </p>
      )}
      <p id={`${id}-said`} className="-mt-1 w-full text-xs text-ink-soft">
        One email when it is back, after you confirm the address. Nothing else.
      </p>
    </form>
  );
}
