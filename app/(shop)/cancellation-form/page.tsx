import type { Metadata } from "next";
import { connection } from "next/server";
import { linkMetadata } from "@/app/link-metadata";
import { PageOpening } from "@/components/ui/page-opening";
import { SiteLink } from "@/components/ui/site-link";
import { cancellationForm, cancellationTerms, formFoot, formNote } from "@/lib/cancellation";
import { siteOrigin } from "@/lib/site-origin";
import { trader } from "@/lib/trader";

// Who sells is a setting of the running shop, not of the build.
export const instant = false;

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return linkMetadata(
    {
      title: "Cancellation form",
      description: "The form to cancel an order with, to print or to copy into an email.",
      path: "/cancellation-form",
    },
    siteOrigin(),
  );
}

/** The model form of the Consumer Contracts Regulations 2013: one sheet when printed. */
export default async function CancellationFormPage() {
  await connection();
  const form = cancellationForm(trader());
  return (
    <div className="page-width">
      <PageOpening title="Cancellation form" standfirst={formNote} />
      <div className="border-t-2 border-ink pt-8 print:border-0 print:pt-0">
        <div className="max-w-measure space-y-6">
          <p>To: {form.to}</p>
          <p>{form.notice}</p>
          <dl>
            {form.lines.map(({ question }) => (
              <div key={question} className="border-b border-ink pt-4 pb-16 print:pb-20">
                <dt className="text-sm">{question}:</dt>
                <dd className="sr-only">To be filled in</dd>
              </div>
            ))}
          </dl>
          <p className="text-sm text-ink-soft">{formFoot}</p>
          <p className="print:hidden">
            You have {cancellationTerms.tellDays} days from the day your order reaches you. What happens then
            is told under{" "}
            <SiteLink href="/delivery-and-returns#changing-your-mind" className="link">
              changing your mind
            </SiteLink>
            . It is quicker on your order’s own page: the link stands in every email about it.
          </p>
        </div>
      </div>
    </div>
  );
}
