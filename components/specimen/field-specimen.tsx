import { ChoiceField, Field } from "@/components/ui/field";
import { Quantity } from "@/components/ui/quantity";
import { Shelf, State } from "./shelf";

const widths = "w-72 max-w-full";

export function FieldSpecimen() {
  return (
    <>
      <Shelf title="Fields">
        <State name="empty">
          <Field label="Email" name="empty" type="email" placeholder="you@example.com" className={widths} />
        </State>
        <State name="hover">
          <Field label="Email" name="hover" type="email" data-force="hover" className={widths} />
        </State>
        <State name="focus-visible">
          <Field label="Email" name="focus" type="email" data-force="focus-visible" className={widths} />
        </State>
        <State name="with a hint, filled in">
          <Field
            label="Postcode"
            name="filled"
            hint="A UK postcode, such as LS1 4DY."
            defaultValue="LS1 4DY"
            className={widths}
          />
        </State>
        <State name="refused">
          <Field
            label="Postcode"
            name="refused"
            hint="A UK postcode, such as LS1 4DY."
            error="That is not a UK postcode. Check it and try again."
            defaultValue="LS1"
            className={widths}
          />
        </State>
        <State name="disabled">
          <Field label="Name" name="disabled" defaultValue="Robin Fell" disabled className={widths} />
        </State>
      </Shelf>
      <Shelf title="Lists to choose from">
        <State name="closed">
          <SizeField name="closed" />
        </State>
        <State name="hover">
          <SizeField name="hover-size" data-force="hover" />
        </State>
        <State name="focus-visible">
          <SizeField name="focus-size" data-force="focus-visible" />
        </State>
        <State name="refused">
          <SizeField name="refused-size" error="That size is sold out." />
        </State>
        <State name="disabled">
          <SizeField name="disabled-size" disabled />
        </State>
      </Shelf>
      <Shelf title="Quantities">
        <State name="rest">
          <Quantity name="quantity" aria-label="Quantity" min={1} max={20} defaultValue={2} />
        </State>
        <State name="refused">
          <Quantity
            name="quantity-refused"
            aria-label="Quantity, refused"
            aria-invalid="true"
            min={1}
            max={20}
            defaultValue={20}
          />
        </State>
      </Shelf>
    </>
  );
}

function SizeField(props: { name: string; error?: string; disabled?: boolean; "data-force"?: string }) {
  return (
    <ChoiceField label="Size" defaultValue="M" className={widths} {...props}>
      <option value="S">Small, waist 71 to 76 cm</option>
      <option value="M">Medium, waist 77 to 83 cm</option>
    </ChoiceField>
  );
}
