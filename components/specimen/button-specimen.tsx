import { Button, IconButton } from "@/components/ui/button";
import { Icon, iconNames } from "@/components/ui/icon";
import { Shelf, State, type ForcedState } from "./shelf";

const variants = ["buy", "plain", "quiet"] as const;
const forced: readonly ForcedState[] = ["hover", "focus-visible", "active"];

export function ButtonSpecimen() {
  return (
    <>
      <Shelf title="Buttons">
        {variants.map((variant) => (
          <div key={variant} className="flex w-full flex-wrap items-start gap-x-8 gap-y-6">
            <State name={variant}>
              <Button type="button" variant={variant}>
                {words[variant]}
              </Button>
            </State>
            {forced.map((state) => (
              <State key={state} name={`${variant}, ${state}`}>
                <Button type="button" variant={variant} data-force={state}>
                  {words[variant]}
                </Button>
              </State>
            ))}
            <State name={`${variant}, disabled`}>
              <Button type="button" variant={variant} disabled>
                {words[variant]}
              </Button>
            </State>
          </div>
        ))}
      </Shelf>
      <Shelf title="Buttons with a sign alone">
        <State name="rest">
          <IconButton name="Close">
            <Icon name="close" />
          </IconButton>
        </State>
        {forced.map((state) => (
          <State key={state} name={state}>
            <IconButton name={`Close, ${state}`} data-force={state}>
              <Icon name="close" />
            </IconButton>
          </State>
        ))}
        <State name="disabled">
          <IconButton name="Close, disabled" disabled>
            <Icon name="close" />
          </IconButton>
        </State>
      </Shelf>
      <Shelf title="Signs">
        {iconNames.map((name) => (
          <State key={name} name={name}>
            <Icon name={name} className="size-8" />
          </State>
        ))}
      </Shelf>
    </>
  );
}

const words = { buy: "Add to basket", plain: "Sign up", quiet: "Remove" } as const;
