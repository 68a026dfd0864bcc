import { ViewTransition, type ReactNode } from "react";
import { AddToBasket } from "@/components/basket/add-to-basket";
import { Disclosure } from "@/components/ui/disclosure";
import { Picture } from "@/components/ui/picture";
import { SiteLink } from "@/components/ui/site-link";
import type { GuidePlace } from "@/lib/basket/basket";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import { cautionMark } from "@/lib/catalogue/cautions";
import { formatPence } from "@/lib/money";
import type { Bands } from "@/lib/stock/stock";
import { Price } from "./price";
import { StockAlertForm } from "./stock-alert-form";
import { StockWords, bestBand } from "./stock-words";

interface ListingProps {
  readonly card: ProductCard;
  readonly bands: Bands;
  /** Where the name stands in the page's outline. */
  readonly heading: "h2" | "h3" | "h4" | "h5";
  /** What it is for, in the guide's words. In the shop the product's own summary stands below its name. */
  readonly why?: string;
  /** The variant that is meant; without one the listing speaks for all of them. */
  readonly sku?: string;
  readonly place?: GuidePlace;
  /** Whether nothing that would do in this place is left, whatever other variants there are: it asks to be told of the one that is meant. */
  readonly isGone?: boolean;
}

/** A ruled slip: picture, why, name, price, stock, choice and the button that buys. The rule above is its owner's. */
export function Listing({ card, bands, heading: Heading, why, sku, place, isGone }: ListingProps) {
  const id = place ? `${place.section}-${place.slot}` : `listing-${card.slug}`;
  const meant = card.variants.filter((variant) => variant.sku === sku);
  const spoken = meant.length > 0 ? meant : card.variants;
  return (
    <article aria-labelledby={id} className="listing" data-has={cautionMark(card.cautions)}>
      <ListingPicture card={card} name={meant[0]?.pictureName ?? null} travels={!place} />
      <div>
        <p>{why ?? card.maker}</p>
        <Heading id={id}>
          <SiteLink href={`/products/${card.slug}`} className="listed-name">
            {card.name}
          </SiteLink>
        </Heading>
        {!why && <p>{card.summary}</p>}
        <p className="listing-price">
          <Price variants={spoken} />
          <StockWords band={bestBand(spoken, bands)} />
        </p>
        {card.latexNotice && <b>{card.latexNotice}</b>}
      </div>
      <div>
        <ListingForm card={card} bands={bands} sku={sku} place={place} isGone={isGone} />
      </div>
    </article>
  );
}

/** The picture is a second way to a link that its name already gives, so it is not announced or tabbed to. */
function ListingPicture({
  card,
  name,
  travels,
}: {
  readonly card: ProductCard;
  readonly name: string | null;
  readonly travels: boolean;
}): ReactNode {
  if (!card.picture) return <div className="aspect-square bg-paper-deep sm:row-span-2" />;
  return (
    <SiteLink href={`/products/${card.slug}`} tabIndex={-1} aria-hidden="true">
      <Travelling slug={travels ? card.slug : null}>
        <Picture
          {...card.picture}
          name={name ?? card.picture.name}
          alt=""
          // A guide is at the end of its bytes: there app/styles/blurs.css has them.
          placeholder={travels ? card.picture.placeholder : undefined}
          sizes="(min-width: 40rem) 9.5rem, 7rem"
          className="aspect-square object-cover"
        />
      </Travelling>
    </SiteLink>
  );
}

/** A picture that grows into that of its product's page; in a guide, where a product may stand twice, it stays. */
function Travelling({ slug, children }: { readonly slug: string | null; readonly children: ReactNode }) {
  if (slug === null) return children;
  return (
    <ViewTransition name={`picture-${slug}`} share="picture" default="none">
      {children}
    </ViewTransition>
  );
}

interface FormProps {
  readonly card: ProductCard;
  readonly bands: Bands;
  readonly sku: string | undefined;
  readonly place: GuidePlace | undefined;
  readonly detailed?: boolean;
  readonly isGone?: boolean | undefined;
}

/** The form that sells a product, fed with plain text only; where there is nothing to sell, the one that asks to be told. */
export function ListingForm({ card, bands, sku, place, detailed = false, isGone = false }: FormProps) {
  const pictured = card.variants.find(
    ({ pictureName }) => pictureName !== null && pictureName === card.picture?.name,
  );
  const soldOut = card.variants.filter((variant) => bands[variant.sku] === "sold-out");
  const optionName = card.optionNames.join(" and ");
  if (soldOut.length > 0 && (isGone || soldOut.length === card.variants.length))
    return <StockAlertForm variants={soldOut} optionName={optionName} selectedSku={sku} place={place} />;
  const form = (
    <AddToBasket
      productName={card.name}
      optionName={optionName}
      variants={card.variants.map((variant) => ({
        sku: variant.sku,
        label: variant.label,
        price: formatPence(variant.pricePence),
        ...(soldOut.includes(variant) && { gone: true }),
      }))}
      selectedSku={sku ?? pictured?.sku}
      place={place}
      {...(detailed && { detailed })}
    />
  );
  if (!detailed || soldOut.length === 0) return form;
  return (
    <>
      {form}
      <Disclosure
        className="mt-5 border-t border-line pt-1 text-sm"
        title={`${soldOut.length === 1 ? `${soldOut[0]?.label} is sold out.` : "Some are sold out."} We can tell you when it is back`}
      >
        <div className="pt-2 pb-3">
          <StockAlertForm variants={soldOut} optionName={optionName} />
        </div>
      </Disclosure>
    </>
  );
}
