import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { ChoiceField } from "@/components/ui/field";
import { pastedLength } from "@/lib/orders/desk-schema";
import { carriers, type Carrier } from "@/lib/orders/tracking";

interface PasteFormProps {
  readonly lines: string;
  readonly carrier: Carrier;
  readonly isOpen: boolean;
  readonly problems: readonly string[];
}

/** Fills the dispatch form in from a carrier's list; the text stays in the address, so that nothing of it is lost. */
export function PasteForm({ lines, carrier, isOpen, problems }: PasteFormProps) {
  return (
    <Disclosure open={isOpen} title="Paste order and tracking numbers">
      <form
        // Fields keep what was typed when the page changes under them; another address is another form.
        key={`${carrier} ${lines}`}
        action="/admin/orders/dispatch"
        className="max-w-2xl pt-2 pb-6"
      >
        {problems.length > 0 && (
          <div role="alert" className="mb-4 border-l-4 border-ink py-1 pl-4">
            <p className="font-bold">
              {problems.length === 1 ? "One line cannot be read" : `${problems.length} lines cannot be read`}
            </p>
            <ul role="list">
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
        <label className="block text-xs">
          <span className="block font-bold">One order a line</span>
          <span className="block text-ink-soft">
            Its number, then its tracking number: F10023 AB123456789GB
          </span>
          <textarea
            name="lines"
            rows={6}
            maxLength={pastedLength}
            required
            spellCheck={false}
            autoComplete="off"
            defaultValue={lines}
            className="control mt-1.5 font-mono"
          />
        </label>
        <div className="mt-3 flex flex-wrap items-end gap-3 text-xs">
          <ChoiceField label="Carrier of all of them" name="carrier" defaultValue={carrier} className="w-44">
            {carriers.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </ChoiceField>
          <Button>Fill in</Button>
        </div>
      </form>
    </Disclosure>
  );
}
