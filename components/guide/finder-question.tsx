import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { inOrder } from "@/components/ui/in-order";
import { SiteLink } from "@/components/ui/site-link";
import { finderPath, questionBefore, questions, stepOf, type QuestionKey } from "@/lib/guide/finder";
import { CallLinks } from "./call-links";

interface FinderQuestionProps {
  readonly guide: { readonly slug: string; readonly disclaimer: string };
  readonly question: QuestionKey;
}

/** One question with its answers: each is a link to the next page, so that nothing has to be sent. */
export function FinderQuestion({ guide, question }: FinderQuestionProps) {
  const { call, answers, asks } = questions[question];
  const before = questionBefore(question);
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="max-w-3xl">
        {call && <CallLinks numbers={[call]} />}
        <div className={call ? "mt-10 text-lg" : "text-lg"}>
          <LinkRows label={asks}>
            {inOrder(answers, ({ says, to }) => (
              <LinkRow href={finderPath(guide.slug, to)} aside={<span aria-hidden="true">→</span>}>
                {says}
              </LinkRow>
            ))}
          </LinkRows>
        </div>
        {before && (
          <p className="mt-6 text-sm">
            <SiteLink
              href={finderPath(guide.slug, { question: before })}
              className="link inline-flex min-h-11 items-center"
            >
              Back to the question before
            </SiteLink>
          </p>
        )}
      </div>
      <div className="space-y-4 text-sm text-ink-soft">
        <p className="font-bold text-ink">{guide.disclaimer}</p>
        <p>
          Your answers are not kept. Each one only opens a page, and nothing goes with you but that page’s
          address. Your browser may list it in its history.
        </p>
      </div>
    </div>
  );
}

/** Where in the questions somebody is: the way may be shorter, and is never longer. */
export function stepWords(question: QuestionKey): string {
  const { step, most } = stepOf(question);
  return step === most ? `Question ${step}, the last` : `Question ${step} of ${most} at most`;
}
