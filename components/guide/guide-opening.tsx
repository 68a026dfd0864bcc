import { inOrder } from "@/components/ui/in-order";
import { SiteLink } from "@/components/ui/site-link";
import { Trail } from "@/components/ui/trail";
import { finderPath, hasFinder } from "@/lib/guide/finder";
import type { GuideDetails } from "@/lib/guide/guide";
import { reviewWords } from "./review-words";

type OpeningFacts = Pick<
  GuideDetails,
  | "slug"
  | "title"
  | "standfirst"
  | "topics"
  | "author"
  | "reviewStatus"
  | "disclosure"
  | "disclaimer"
  | "updatedAt"
>;

const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

/** How a guide begins: what it is, who says so, and what the shop gains by it. */
export function GuideOpening({ guide }: { readonly guide: OpeningFacts }) {
  return (
    <header className="page-width pt-10 pb-10 sm:pt-16 lg:pb-16">
      <Trail steps={[{ href: "/guides", title: "Guides" }]} />
      <h1 className="max-w-4xl text-4xl">{guide.title}</h1>
      <div className="mt-6 grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <div>
          <p className="text-lg">{guide.standfirst}</p>
          <p className="mt-5 font-bold">{guide.disclaimer}</p>
          {hasFinder(guide.slug) && (
            <p className="mt-5">
              {"Not sure what you have? "}
              <SiteLink href={finderPath(guide.slug, { question: "start" })} className="link">
                Answer a few questions
              </SiteLink>
            </p>
          )}
          <ul aria-label="Topics" className="mt-4 flex flex-wrap gap-x-6 text-sm print:hidden">
            {inOrder(guide.topics, ({ slug, title }) => (
              <li>
                <SiteLink href={`/topics/${slug}`} className="link inline-flex min-h-11 items-center">
                  {title}
                </SiteLink>
              </li>
            ))}
          </ul>
        </div>
        <dl className="max-w-measure text-sm lg:border-l lg:border-line lg:pl-6">
          <dt className="font-bold">Who says so</dt>
          <dd className="text-ink-soft">
            {`Written by ${guide.author}. ${reviewWords(guide.reviewStatus)}. Updated `}
            <time dateTime={guide.updatedAt.toISOString().slice(0, 10)}>
              {longDate.format(guide.updatedAt)}
            </time>
            .
          </dd>
          <dt className="mt-4 font-bold">What we gain by it</dt>
          <dd className="text-ink-soft">{guide.disclosure}</dd>
        </dl>
      </div>
    </header>
  );
}
