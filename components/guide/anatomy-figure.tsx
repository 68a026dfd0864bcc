import type { CSSProperties } from "react";
import { inOrder } from "@/components/ui/in-order";
import { Picture } from "@/components/ui/picture";

/** Where on the picture each muscle is, in per cent: its label stands at one side, and its line ends on the muscle. */
const muscles = [
  {
    slug: "biceps-femoris",
    name: "Biceps femoris",
    plain: "On the outside of the thigh",
    place: { left: 0, top: 42, width: 41 },
  },
  {
    slug: "semitendinosus",
    name: "Semitendinosus",
    plain: "On the inside, nearest the skin",
    place: { right: 0, top: 33, width: 51 },
  },
  {
    slug: "semimembranosus",
    name: "Semimembranosus",
    plain: "On the inside, beneath the other",
    place: { right: 0, top: 57, width: 46.5 },
  },
] as const;

/**
 * The back of a leg with its three hamstrings. Each label leads to its muscle in the list, and lights it while it is pointed at or
 * focused, and for as long as the address names it (`anatomy` in styles/figures.css): no script, and no lit picture before it is wanted.
 */
export function AnatomyFigure() {
  return (
    <figure className="anatomy">
      <div>
        <Picture
          name="anatomy-hamstrings"
          alt="Both legs from behind, in dark shorts. On the left thigh three muscles run from under the shorts to the knee, in three shades of orange."
          width={800}
          height={800}
          sizes="(min-width: 48rem) 21rem, 100vw"
        />
        {inOrder(muscles, ({ slug, name, place }) => (
          <a href={`#${slug}`} style={inPerCent(place)}>
            <span>{name}</span>
          </a>
        ))}
      </div>
      <figcaption>
        The left leg from behind
        <dl>
          {inOrder(muscles, ({ slug, name, plain }) => (
            <div id={slug}>
              <dt>{name}</dt>
              <dd>{plain}</dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  );
}

function inPerCent(place: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(place).map(([edge, share]) => [edge, `${share}%`]));
}
