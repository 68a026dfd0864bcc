import type {
  MerchantReturnPolicy,
  Offer,
  OfferShippingDetails,
  Product,
  ProductGroup,
  WithContext,
} from "schema-dts";
import { cancellationTerms } from "@/lib/cancellation";
import { viewsOf, type ProductDetails, type VariantFacts } from "@/lib/catalogue/catalogue";
import { deliveryPence, deliveryTable } from "@/lib/delivery/delivery";
import type { Pence } from "@/lib/money";

/**
 * A product as search engines read it (schema.org's Product, and ProductGroup where there is something to choose), with what Google
 * asks for and recommends of merchant listings. Nothing in it goes beyond what the page says.
 * @param soldOut the SKUs that cannot be bought now
 * @param origin the shop's own address, without a slash at its end
 */
export function productData(
  product: ProductDetails,
  soldOut: readonly string[],
  origin: string,
): WithContext<Product | ProductGroup> {
  const { slug, name, summary, maker, optionNames, variants } = product;
  const url = `${origin}/products/${slug}`;
  const image = viewsOf(product).map((view) => `${origin}/pictures/${view.name}-800.webp`);
  const facts = { name, description: summary, url, image, brand: { "@type": "Brand", name: maker } } as const;
  const offerOf = ({ sku, pricePence }: VariantFacts): Offer => ({
    "@type": "Offer",
    url,
    price: pounds(pricePence),
    priceCurrency: "GBP",
    availability: soldOut.includes(sku) ? "https://schema.org/OutOfStock" : "https://schema.org/InStock",
    itemCondition: "https://schema.org/NewCondition",
    ...(!product.sealedOnly && { hasMerchantReturnPolicy: returnPolicy(origin) }),
    ...shippingOf(product, pricePence),
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

const pounds = (sum: Pence) => (sum / 100).toFixed(2);

/** What the law lets everybody do; how long after, and who bears the postage, stand on the page about returns. */
function returnPolicy(origin: string): MerchantReturnPolicy {
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

/** What most buyers pay for one to their door, and how long it takes: the mainland's standard delivery. Other zones stand on its page. */
function shippingOf(
  { heaviestGrams }: ProductDetails,
  goodsPence: Pence,
): { shippingDetails: OfferShippingDetails } | Record<never, never> {
  const charge = deliveryPence(
    { zone: "mainland", choice: "standard" },
    { weightGrams: heaviestGrams, goodsPence },
  );
  if (!charge.ok) return {};
  const [minValue, maxValue] = deliveryTable.mainland.standard.days;
  return {
    shippingDetails: {
      "@type": "OfferShippingDetails",
      shippingRate: { "@type": "MonetaryAmount", value: pounds(charge.value), currency: "GBP" },
      shippingDestination: { "@type": "DefinedRegion", addressCountry: "GB" },
      deliveryTime: {
        "@type": "ShippingDeliveryTime",
        // Before the cut-off it leaves on the day, else on the next working day.
        handlingTime: { "@type": "QuantitativeValue", minValue: 0, maxValue: 1, unitCode: "DAY" },
        transitTime: { "@type": "QuantitativeValue", minValue, maxValue, unitCode: "DAY" },
      },
    },
  };
}
