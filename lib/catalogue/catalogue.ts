import type { Pence } from "@/lib/money";
import type { Caution } from "./cautions";

export interface DepartmentFacts {
  readonly slug: string;
  readonly title: string;
  readonly standfirst: string;
}

export interface PictureFacts {
  /** Stem of the files under /pictures: NAME-400.avif and so on. */
  readonly name: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** A blur or a colour to show until the picture is there (lib/placeholder.ts). */
  readonly placeholder: string;
}

export interface VariantFacts {
  readonly sku: string;
  /** Option values in the options' order: "Red, medium"; empty when there is nothing to choose. */
  readonly label: string;
  /** VAT included. */
  readonly pricePence: Pence;
  /** "£3.00 / 100 ml" where goods are sold by measure. */
  readonly unitPrice: string | null;
  /** Stem of the picture that shows this variant, when it has one of its own. */
  readonly pictureName: string | null;
}

/** What a listing shows, in the guide and in the shop. */
export interface ProductCard {
  readonly slug: string;
  readonly name: string;
  readonly maker: string;
  readonly summary: string;
  readonly latexNotice: string | null;
  /** For whom it is left out. */
  readonly cautions: readonly Caution[];
  readonly department: Pick<DepartmentFacts, "slug" | "title">;
  readonly optionNames: readonly string[];
  readonly picture: PictureFacts | null;
  readonly variants: readonly VariantFacts[];
}

export interface ProductDetails extends ProductCard {
  readonly description: string;
  readonly features: readonly string[];
  readonly materials: string;
  readonly care: string;
  readonly warnings: readonly string[];
  /** For reasons of hygiene it comes back unopened or not at all, unless something is wrong with it. */
  readonly sealedOnly: boolean;
  /** What its heaviest variant weighs, packed. */
  readonly heaviestGrams: number;
  /** Those of its variants, with their SKU, among those that stand for all of them. */
  readonly pictures: readonly (PictureFacts & { readonly sku: string | null })[];
}

/** Lowest price first when they differ: "from £9.00". */
export function priceRange(variants: readonly VariantFacts[]): { lowest: Pence; differs: boolean } | null {
  const [first, ...rest] = variants.map((variant) => variant.pricePence).sort((one, other) => one - other);
  if (first === undefined) return null;
  return { lowest: first, differs: rest.some((price) => price !== first) };
}

/** "Thera-Band Resistance Band, Red" as one line of a basket or an order says it. */
export function fullName(name: string, label: string): string {
  return label === "" ? name : `${name}, ${label}`;
}

/** A picture as a product's page shows it. */
export interface View extends PictureFacts {
  /** Which of the variants it shows and no other, counted from 1; null when it stands for all. */
  readonly tile: number | null;
}

/** The pictures of a product's page, each with the variant that it shows. */
export function viewsOf({ pictures, variants }: Pick<ProductDetails, "pictures" | "variants">): View[] {
  return pictures.map(({ sku, ...picture }) => ({
    ...picture,
    tile: variants.findIndex((variant) => variant.sku === sku) + 1 || null,
  }));
}
