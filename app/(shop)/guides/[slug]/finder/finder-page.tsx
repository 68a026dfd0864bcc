import { FinderQuestion, stepWords } from "@/components/guide/finder-question";
import { Page } from "@/components/ui/page";
import { PageOpening } from "@/components/ui/page-opening";
import { Trail } from "@/components/ui/trail";
import { questions, type QuestionKey } from "@/lib/guide/finder";
import type { GuideDetails } from "@/lib/guide/guide";

/** One question of a guide's finder as a page. */
export function FinderPage({
  guide,
  question,
}: {
  readonly guide: GuideDetails;
  readonly question: QuestionKey;
}) {
  const { asks, hint } = questions[question];
  return (
    <Page className="page-width">
      <PageOpening
        title={asks}
        standfirst={hint}
        trail={
          <>
            <Trail
              steps={[
                { href: "/guides", title: "Guides" },
                { href: `/guides/${guide.slug}`, title: guide.title },
              ]}
            />
            <p className="mb-2 text-sm font-bold">{stepWords(question)}</p>
          </>
        }
      />
      <FinderQuestion guide={guide} question={question} />
    </Page>
  );
}
