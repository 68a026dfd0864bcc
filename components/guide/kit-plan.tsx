import { SiteLink } from "@/components/ui/site-link";
import { filmAnchor } from "@/lib/guide/film";
import type { SectionFacts } from "@/lib/guide/guide";
import type { Move } from "@/lib/guide/moves";

interface KitPlanProps {
  readonly guide: { readonly slug: string; readonly disclaimer: string };
  readonly sections: readonly (Pick<SectionFacts, "slug" | "title"> & { readonly moves: readonly Move[] })[];
}

/** What the kit is for: the moves of the chosen sections with how much of each, as a sheet to keep. */
export function KitPlan({ guide, sections }: KitPlanProps) {
  if (sections.length === 0) return null;
  return (
    <section aria-labelledby="plan-title" className="kit-plan border-t-2 border-ink pt-5">
      <h2 id="plan-title" className="text-3xl">
        What to do with it
      </h2>
      <p className="mt-3 font-bold">{guide.disclaimer}</p>
      {sections.map(({ slug, title, moves }) => (
        <div key={slug} className="mt-8">
          <h3 className="text-xl">
            <SiteLink href={`/guides/${guide.slug}#${slug}`} className="link">
              {title}
            </SiteLink>
          </h3>
          {moves.length > 0 ? (
            <ul role="list" className="mt-3 border-t border-line">
              {moves.map((move) => (
                <li key={move.film} className="kit-move">
                  <SiteLink
                    href={`/guides/${guide.slug}#${filmAnchor(move.film)}`}
                    className="inline-flex min-h-11 items-center self-start hover:underline hover:underline-offset-4"
                  >
                    <b>{move.title}</b>
                  </SiteLink>
                  <span className="text-ink-soft">
                    {move.figures.map(({ figure, label }) => `${figure} ${label}`).join(", ")}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="mt-2 text-sm text-ink-soft">No moves: the guide says how to use what it names.</p>
          )}
        </div>
      ))}
    </section>
  );
}
