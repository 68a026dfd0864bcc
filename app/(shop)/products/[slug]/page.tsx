import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkMetadata } from "@/app/link-metadata";
import { DeliveryLines } from "@/components/catalogue/delivery-lines";
import { Gallery } from "@/components/catalogue/gallery";
import { ListingForm } from "@/components/catalogue/listing";
import { Price } from "@/components/catalogue/price";
import { ProductFacts } from "@/components/catalogue/product-facts";
import { StockWords, bestBand } from "@/components/catalogue/stock-words";
import { SectionUses } from "@/components/guide/section-uses";
import { Page } from "@/components/ui/page";
import { ShortStructuredData } from "@/components/ui/short-structured-data";
import { SiteLink } from "@/components/ui/site-link";
import { StructuredData } from "@/components/ui/structured-data";
import { Trail } from "@/components/ui/trail";
import { viewsOf } from "@/lib/catalogue/catalogue";
import { cautionMark } from "@/lib/catalogue/cautions";
import { getFrontSlugs, getProduct } from "@/lib/catalogue/catalogue-queries";
import { getUses } from "@/lib/guide/guide-queries";
import { placeholderOrigin } from "@/lib/site-origin";
import { getBands } from "@/lib/stock/stock-queries";
import { productData } from "@/lib/structured-data/product-data";
import { trailData } from "@/lib/structured-data/trail-data";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getFrontSlugs()).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/products/[slug]">): Promise<Metadata> {
  const product = await getProduct((await params).slug);
  if (!product) return {};
  const { slug, name, summary, picture } = product;
  return linkMetadata({
    title: name,
    description: summary,
    path: `/products/${slug}`,
    card: { kind: "products", slug },
    alt: picture?.alt,
  });
}

export default async function ProductPage({ params }: PageProps<"/products/[slug]">) {
  const product = await getProduct((await params).slug);
  if (!product) notFound();
  const { slug, name, maker, summary, department, variants, latexNotice } = product;
  const has = cautionMark(product.cautions);
  const [bands, uses] = await Promise.all([getBands(variants.map(({ sku }) => sku)), getUses(slug)]);
  const soldOut = variants.map(({ sku }) => sku).filter((sku) => bands[sku] === "sold-out");
  const trail = [
    { href: "/shop", title: "Shop" },
    { href: `/shop/${department.slug}`, title: department.title },
  ] as const;
  return (
    <Page className="page-width pt-6 sm:pt-10">
      <Trail steps={trail} />
      <article aria-labelledby="product-name" className="product">
        <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)]">
          <Gallery slug={slug} productName={name} views={viewsOf(product)} />
          <div className="border-t-2 border-ink pt-4 lg:self-start">
            <p className="text-sm text-ink-soft">{maker}</p>
            <h1 id="product-name" className="mt-1 text-3xl">
              {name}
            </h1>
            <p className="mt-4 max-w-measure text-lg">{summary}</p>
            <p className="mt-5 flex flex-wrap items-baseline gap-x-4 text-sm">
              <Price variants={variants} />
              <StockWords band={bestBand(variants, bands)} />
            </p>
            {(latexNotice ?? has) && (
              <p className="mt-3 border-l-4 border-ink pl-3 text-sm font-bold">
                {latexNotice ?? "Not for everybody."}{" "}
                {has && (
                  <SiteLink href="/cautions" className="link py-2">
                    Who should leave it out
                  </SiteLink>
                )}
              </p>
            )}
            <div className="mt-6 mb-8" data-has={has} data-product={has && slug}>
              <ListingForm card={product} bands={bands} sku={undefined} place={undefined} detailed />
            </div>
            <DeliveryLines sealedOnly={product.sealedOnly} />
          </div>
        </div>
        <SectionUses uses={uses} />
        <ProductFacts product={product} />
      </article>
      <StructuredData data={productData(product, soldOut, placeholderOrigin)} />
      <ShortStructuredData data={trailData(trail, name, placeholderOrigin)} />
    </Page>
  );
}
