import { ChoiceRow, ChoiceTile } from "@/components/ui/choice";
import { Disclosure } from "@/components/ui/disclosure";
import { Shelf, State } from "./shelf";

export function ChoiceSpecimen() {
  return (
    <>
      <Shelf title="One of a few ways">
        <State name="rows: chosen, not chosen" wide>
          <fieldset className="border-t border-line">
            <legend className="sr-only">Delivery</legend>
            <ChoiceRow title="Deliver" name="way" value="deliver" defaultChecked>
              £3.95. Order by 2 pm and it leaves us the next working day.
            </ChoiceRow>
            <ChoiceRow title="Collect" name="way" value="collect">
              Free. We write to you when it is ready.
            </ChoiceRow>
          </fieldset>
        </State>
        <State name="tiles: chosen, not chosen, hover, focus-visible, sold out" wide>
          <fieldset className="grid gap-2 sm:grid-cols-2">
            <legend className="sr-only">Strength</legend>
            <ChoiceTile title="Red, medium" aside="£8.50" name="strength" value="red" defaultChecked />
            <ChoiceTile title="Yellow, light" aside="£7.95" name="strength" value="yellow" />
            <ChoiceTile title="Green, heavy" aside="£9.25" name="strength" value="green" data-force="hover" />
            <ChoiceTile
              title="Blue, extra heavy"
              aside="£9.95"
              name="strength"
              value="blue"
              data-force="focus-visible"
            />
            <ChoiceTile
              title="Black, special heavy"
              aside="sold out"
              name="strength"
              value="black"
              disabled
            />
          </fieldset>
        </State>
      </Shelf>
      <Shelf title="Folded away">
        <State name="closed" wide>
          <Disclosure title="The move in words">
            <p>Stand tall on one leg.</p>
          </Disclosure>
        </State>
        <State name="open" wide>
          <Disclosure title="The move in words" open>
            <p>Stand tall on one leg. Tip forward from the hip and let the free leg rise behind you.</p>
          </Disclosure>
        </State>
        <State name="focus-visible" wide>
          <Disclosure title="The move in words" forced="focus-visible" />
        </State>
      </Shelf>
    </>
  );
}
