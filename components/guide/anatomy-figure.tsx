import { Picture } from "@/components/ui/picture";

const muscles = [
  { name: "Biceps femoris", plain: "On the outside, in bright orange" },
  { name: "Semitendinosus", plain: "On the inside and nearest the skin, in pale orange" },
  { name: "Semimembranosus", plain: "On the inside and beneath it, in dark orange" },
] as const;

/** The back of a leg with its three hamstrings, named in words under the picture. */
export function AnatomyFigure() {
  return (
    <figure className="mt-8 grid gap-x-8 gap-y-4 sm:grid-cols-[1.1fr_1fr] sm:items-end">
      <Picture
        name="anatomy-hamstrings"
        alt="The back of a leg from the sitting bone to below the knee, with the three hamstring muscles in orange."
        width={800}
        height={800}
        sizes="(min-width: 48rem) 21rem, 100vw"
      />
      <figcaption>
        <p className="text-sm text-ink-soft">The left leg from behind</p>
        <dl className="mt-2 border-t border-line">
          {muscles.map(({ name, plain }) => (
            <div key={name} className="border-b border-line py-2.5">
              <dt className="font-bold">{name}</dt>
              <dd className="text-sm text-ink-soft">{plain}</dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  );
}
