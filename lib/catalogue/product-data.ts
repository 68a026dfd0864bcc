import { cancellationTerms } from "@/lib/cancellation";
import { viewsOf, type ProductDetails, type VariantFacts } from "./catalogue";

/**
 * A product as search engines read it (schema.org's Product, and ProductGroup where there is something to choose), with what Google
 * asks for and recommends of merchant listings. Nothing in it goes beyond what the page says.
 * @param soldOut the SKUs that cannot be bought now
 * @param origin the shop's own address, without a slash at its end
 */
export function productData(product: ProductDetails, soldOut: readonly string[], origin: string): object {
  const { slug, name, summary, maker, optionNames, variants } = product;
  const url = `${origin}/products/${slug}`;
  const image = viewsOf(product).map((view) => `${origin}/pictures/${view.name}-800.webp`);
  const facts = { name, description: summary, url, image, brand: { "@type": "Brand", name: maker } };
  const offerOf = ({ sku, pricePence }: VariantFacts) => ({
    "@type": "Offer",
    url,
    price: (pricePence / 100).toFixed(2),
    priceCurrency: "GBP",
    availability: `https://schema.org/${soldOut.includes(sku) ? "OutOfStock" : "InStock"}`,
    itemCondition: "https://schema.org/NewCondition",
    ...(!product.sealedOnly && { hasMerchantReturnPolicy: returnPolicy(origin) }),
  });
  const [only, ...others] = variants;
  if (only && others.length === 0) {
    return {
      "@context": "https://schema.org",
      "@type": "Product",
      ...facts,
      sku: only.sku,
      offers: offerOf(only),
    };
  }
  const variesBy = optionNames.flatMap((option) => properties[option] ?? []);
  return {
    "@context": "https://schema.org",
    "@type": "ProductGroup",
    ...facts,
    productGroupID: slug,
    ...(variesBy.length > 0 && { variesBy }),
    hasVariant: variants.map((variant) => ({
      "@type": "Product",
      name: `${name}, ${variant.label}`,
      sku: variant.sku,
      image: image.slice(0, 1),
      offers: offerOf(variant),
    })),
  };
}

/** What schema.org calls the options that it knows. */
const properties: Readonly<Partial<Record<string, string>>> = {
  Colour: "https://schema.org/color",
  Size: "https://schema.org/size",
};

/** The way to a product through the shop. */
export function productTrailData(
  { name, department }: Pick<ProductDetails, "name" | "department">,
  origin: string,
): object {
  const steps = [
    { name: "Shop", item: `${origin}/shop` },
    { name: department.title, item: `${origin}/shop/${department.slug}` },
    { name },
  ];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: steps.map((step, index) => ({ "@type": "ListItem", position: index + 1, ...step })),
  };
}

/** What the law lets everybody do; how long after, and who bears the postage, stand on the page about returns. */
function returnPolicy(origin: string): object {
  return {
    "@type": "MerchantReturnPolicy",
    applicableCountry: "GB",
    returnPolicyCategory: "https://schema.org/MerchantReturnFiniteReturnWindow",
    merchantReturnDays: cancellationTerms.tellDays,
    returnMethod: "https://schema.org/ReturnByMail",
    returnFees: "https://schema.org/ReturnFeesCustomerResponsibility",
    merchantReturnLink: `${origin}/delivery-and-returns`,
  };
}
