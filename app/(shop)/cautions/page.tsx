import { Fragment, type ReactNode } from "react";
import { linkMetadata } from "@/app/link-metadata";
import { CautionChoice } from "@/components/device/caution-choice";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Notice } from "@/components/ui/notice";
import { Facts } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { getCautioned } from "@/lib/catalogue/catalogue-queries";
import { cautionSchema, cautionWords, type Caution, type CautionedProduct } from "@/lib/catalogue/cautions";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Allergies and cautions",
  description:
    "Latex, plasters, menthol, poor circulation, pregnancy: which of our kit to leave out, why, and what does instead.",
  path: "/cautions",
});

export default async function CautionsPage() {
  const products = await getCautioned();
  const parts: LeafletPart[] = [
    {
      slug: "choice",
      title: "What applies to you?",
      words: (
        <>
          <p>
            Tick it once. Such kit then leaves the guide, the shop and every kit, and the reason and something
            else to use take its place. Your choice stays on this device: it is never sent to us, and we
            cannot see it.
          </p>
          <CautionChoice
            cautions={cautionSchema.options.map((key) => ({ key, ...cautionWords[key] }))}
            products={products.map(({ reasons }) => cautionSchema.options.filter((key) => reasons[key]))}
          />
          <div className="hidden noscript:block">
            <Notice tone="plain" title="Ticking needs scripts">
              Your browser runs none here, so nothing can be chosen. All that would be left out stands below.
            </Notice>
          </div>
          <p>
            A list like this cannot know everything. Read the label, and ask a pharmacist, your midwife or
            your doctor when you are not sure. Face or throat swelling, or hard to breathe?{" "}
            <a href="tel:999">Call 999</a>.
          </p>
        </>
      ),
    },
    ...cautionSchema.options.map((caution) => ({
      slug: caution,
      title: cautionWords[caution].name,
      words: <CautionPart caution={caution} products={products.filter(({ reasons }) => reasons[caution])} />,
    })),
  ];
  return (
    <Leaflet
      title="Allergies and cautions"
      standfirst="Which of our kit is not for everybody, why, and what does instead."
      parts={parts}
    />
  );
}

interface CautionPartProps {
  readonly caution: Caution;
  readonly products: readonly CautionedProduct[];
}

function CautionPart({ caution, products }: CautionPartProps) {
  const { who, why } = cautionWords[caution];
  return (
    <>
      <p>{who}</p>
      <p>{why}</p>
      {products.length === 0 ? (
        <p>Nothing that we sell is left out for it.</p>
      ) : (
        <Facts
          facts={products.map((product) => ({
            title: (
              <SiteLink href={`/products/${product.slug}`} className="link">
                {product.name}
              </SiteLink>
            ),
            words: (
              <>
                {product.reasons[caution]} <span className="mt-1 block">{insteadOf(product, caution)}</span>
              </>
            ),
          }))}
        />
      )}
    </>
  );
}

/** What does instead for whoever has this caution and no other. */
function insteadOf({ instead, otherwise }: CautionedProduct, caution: Caution): ReactNode {
  const safe = instead.filter(({ has }) => !has.includes(caution));
  if (safe.length === 0) return otherwise;
  return (
    <>
      <b>Instead:</b>{" "}
      {safe.map(({ slug, name }, index) => (
        <Fragment key={slug}>
          {index > 0 && " or "}
          <SiteLink href={`/products/${slug}`}>{name}</SiteLink>
        </Fragment>
      ))}
    </>
  );
}
