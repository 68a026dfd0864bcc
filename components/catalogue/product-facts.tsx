import type { ReactNode } from "react";
import type { ProductDetails } from "@/lib/catalogue/catalogue";

/** What there is to know of a product, one ruled row a subject. */
export function ProductFacts({ product }: { readonly product: ProductDetails }) {
  const { description, features, materials, care, warnings } = product;
  return (
    <div className="mt-12 border-b border-line sm:mt-16">
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
