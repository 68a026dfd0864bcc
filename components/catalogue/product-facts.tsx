import type { ReactNode } from "react";
import { SiteLink } from "@/components/ui/site-link";
import type { ProductDetails } from "@/lib/catalogue/catalogue";
import type { GuideUse } from "@/lib/guide/guide";

interface ProductFactsProps {
  readonly product: ProductDetails;
  readonly uses: readonly GuideUse[];
}

/** What there is to know of a product, one ruled row a subject. */
export function ProductFacts({ product, uses }: ProductFactsProps) {
  const { description, features, materials, care, warnings } = product;
  return (
    <div className="mt-14 border-b border-line sm:mt-20">
      <Row title="What it is">
        <p className="text-lg">{description}</p>
      </Row>
      {features.length > 0 && (
        <Row title="In short">
          <Points points={features} />
        </Row>
      )}
      <Row title="Made of">
        <p>{materials}</p>
      </Row>
      <Row title="Care">
        <p>{care}</p>
      </Row>
      {warnings.length > 0 && (
        <Row title="Warnings">
          <Points points={warnings} />
        </Row>
      )}
      {uses.length > 0 && (
        <Row title="Used in the guide">
          <ul>
            {uses.map((use) => (
              <li key={`${use.guideSlug}-${use.sectionSlug}`}>
                <SiteLink
                  href={`/guides/${use.guideSlug}#${use.sectionSlug}`}
                  className="link inline-flex min-h-11 items-center"
                >
                  {`${use.guideTitle}: ${use.sectionTitle}`}
                </SiteLink>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </div>
  );
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-x-14 gap-y-2 border-t border-line py-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <h2 className="text-xl">{title}</h2>
      <div className="max-w-measure">{children}</div>
    </section>
  );
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1.5 pl-5 marker:text-ink-soft">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
