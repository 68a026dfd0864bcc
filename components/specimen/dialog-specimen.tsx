import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { closes, opens } from "@/components/ui/dialog-press";
import { Shelf, State } from "./shelf";

export function DialogSpecimen() {
  return (
    <Shelf title="Dialogs">
      {(["sheet", "screen"] as const).map((shape) => (
        <State key={shape} name={shape}>
          <Button type="button" {...opens(`specimen-${shape}`)}>
            {`Open the ${shape}`}
          </Button>
          <Dialog id={`specimen-${shape}`} title={`A ${shape}`} shape={shape}>
            <p className="mt-6">The page behind does not scroll, and Escape leads back to it.</p>
            <div className="mt-6">
              <Button type="button" {...closes(`specimen-${shape}`)}>
                Back
              </Button>
            </div>
          </Dialog>
        </State>
      ))}
    </Shelf>
  );
}
