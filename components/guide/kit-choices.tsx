import { Button } from "@/components/ui/button";
import { ChoiceRow } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { SectionFacts } from "@/lib/guide/guide";
import { kitPath, type KitChoice } from "@/lib/guide/kit-choice";
import type { Kit, KitWish } from "@/lib/guide/kit-builder";
import { sectionWords } from "@/lib/guide/kit-words";

/** The form that every choice on the page belongs to, wherever it stands. */
export const kitForm = "kit-choice";

interface KitChoicesProps {
  readonly guide: string;
  readonly sections: readonly Pick<SectionFacts, "slug" | "title" | "needs">[];
  readonly choice: KitChoice;
  readonly wish: KitWish | null;
  readonly kit: Kit | null;
}

/** Which parts of the guide, and how much of what they name. It asks the same page again, and changes nothing. */
export function KitChoices({ guide, sections, choice, wish, kit }: KitChoicesProps) {
  const kinds = [
    { value: "essentials", title: "The essentials", more: "What a move needs, and nothing else." },
    { value: "full", title: "Everything", more: "All that these parts name." },
    { value: "under", title: "Under an amount", more: "The best value that it can buy." },
  ] as const;
  return (
    <form id={kitForm} action={`${kitPath(guide)}#kit`} className="kit-choices print:hidden">
      <fieldset className="kit-question">
        <legend>Which parts?</legend>
        <div>
          {sections.map(({ slug, title, needs }) => (
            <label key={slug} className="kit-tick">
              <input
                type="checkbox"
                name="section"
                value={slug}
                defaultChecked={choice.sections.includes(slug)}
              />
              <span>
                <span className="block font-bold">{title}</span>
                <span className="block text-sm text-ink-soft">{sectionWords(needs)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="kit-question">
        <legend>How much?</legend>
        <div>
          {kinds.map(({ value, title, more }) => (
            <ChoiceRow
              key={value}
              name="kit"
              value={value}
              defaultChecked={choice.wish === value}
              title={title}
            >
              {more}
            </ChoiceRow>
          ))}
        </div>
        <Field
          label="Amount in pounds"
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          defaultValue={choice.amount}
          error={wish ? undefined : "Give an amount in pounds, such as 40."}
          className="kit-amount mt-4"
        />
      </fieldset>
      {hiddenChoices(choice, kit).map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <Button className="mt-6 w-full">Show the kit</Button>
    </form>
  );
}

/** What was chosen beside things that the page does not show now, kept for when it does again. */
function hiddenChoices({ owned, picks }: KitChoice, kit: Kit | null) {
  const needs = [
    ...(kit?.lines.flatMap((line) => line.needs) ?? []),
    ...(kit?.leftOut.map(({ need }) => need) ?? []),
  ];
  const shownKeys = needs.map(({ key }) => key);
  const shownProducts = kit?.lines.map(({ sku }) => sku) ?? [];
  return [
    ...owned.filter((key) => !shownKeys.includes(key)).map((value) => ({ name: "own", value })),
    ...picks.filter((sku) => !shownProducts.includes(sku)).map((value) => ({ name: "pick", value })),
  ];
}
