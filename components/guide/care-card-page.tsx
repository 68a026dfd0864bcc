import type { ReactNode } from "react";
import { inOrder } from "@/components/ui/in-order";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Prose } from "@/components/ui/prose";
import { careCards, type CareFlag } from "@/lib/guide/care";
import { finderPath } from "@/lib/guide/finder";
import type { SourceFacts } from "@/lib/guide/guide";
import { CallLinks } from "./call-links";

interface CareCardPageProps {
  readonly guide: {
    readonly slug: string;
    readonly title: string;
    readonly disclaimer: string;
    readonly sources: readonly SourceFacts[];
  };
  readonly flag: CareFlag;
}

/** What a sign of danger asks for: what to do first and large, then what to leave alone, and nothing that sells. */
export function CareCardPage({ guide, flag }: CareCardPageProps) {
  const { title, now, calls, signs, steps, leave, maybe, sources } = careCards[flag];
  const cited = guide.sources.filter(({ key }) => sources.includes(key));
  return (
    <article className="care-card">
      <header className="pb-10 sm:pb-14">
        <p className="mb-3 max-w-4xl text-lg font-bold">{title}</p>
        <h1 className="mb-8 max-w-4xl text-4xl">{now}</h1>
        <CallLinks numbers={calls} />
        {calls.includes("111") && (
          <p className="mt-4 max-w-measure text-sm">
            In Northern Ireland ring your GP, or the GP out of hours service, where we say 111.
          </p>
        )}
      </header>
      <div className="border-t-2 border-ink">
        <Part title="Do this">
          <Points points={steps} />
        </Part>
        <Part title="Leave alone">
          <Points points={leave} />
        </Part>
        <Part title="Who this is for">
          <Points points={signs} />
        </Part>
        <Part title="What it may be">
          <p>{maybe}</p>
          <p className="font-bold">{guide.disclaimer}</p>
        </Part>
        <Part title="Sources">
          <ul>
            {inOrder(cited, ({ url, citation, kind }) => (
              <li>
                <a href={url}>{citation}</a>. {kind}.
              </li>
            ))}
          </ul>
          <p className="text-sm text-ink-soft">
            The signs are theirs. Where they say nothing of how soon, or of what to do until then, the more
            careful advice is our own caution. Awaiting clinical review.
          </p>
        </Part>
      </div>
      <div className="mt-10 max-w-3xl print:hidden">
        <LinkRows label="Where to go from here">
          <LinkRow href={finderPath(guide.slug, { question: "start" })} aside="From the start">
            This is not it: ask me again
          </LinkRow>
          <LinkRow href={finderPath(guide.slug, { section: "injury" })} aside={guide.title}>
            All the red flags
          </LinkRow>
        </LinkRows>
      </div>
    </article>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="margin-columns gap-y-3 border-b border-line py-6 sm:py-8">
      <h2 className="text-2xl">{title}</h2>
      <Prose>{children}</Prose>
    </section>
  );
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul>
      {inOrder(points, (point) => (
        <li>{point}</li>
      ))}
    </ul>
  );
}
