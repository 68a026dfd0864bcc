import { z } from "zod";

/** For whom kit may be left out; in this order wherever they are listed. */
export const cautionSchema = z.enum(["latex", "adhesive", "menthol", "circulation", "pregnancy"]);

export type Caution = z.infer<typeof cautionSchema>;

interface CautionWords {
  readonly name: string;
  /** For whom it is, as the page where it is chosen says it. */
  readonly who: string;
  /** Why such kit is left out. */
  readonly why: string;
}

export const cautionWords: Record<Caution, CautionWords> = {
  latex: {
    name: "Latex allergy",
    who: "Rubber gloves, balloons or bands make you itch, wheeze or come out in a rash.",
    why: "Natural rubber latex can cause anything from an itch to a reaction that puts your life at risk.",
  },
  adhesive: {
    name: "Plasters and tape",
    who: "Plasters or sticky tape bring you out in a rash.",
    why: "Tape stays on your skin for days, and so does what makes it stick.",
  },
  menthol: {
    name: "Menthol",
    who: "Menthol or peppermint stings, itches or takes your breath away.",
    why: "Gels, creams and balms may contain it, and it stays on your skin.",
  },
  circulation: {
    name: "Poor circulation",
    who: "Poor blood flow in your legs, a blood clot now or before, severe heart failure, a leg bypass, or feet numb from diabetes.",
    why: "What squeezes, presses, cools, warms or tugs may harm a leg that gets too little blood or feels too little.",
  },
  pregnancy: {
    name: "Pregnancy",
    who: "You are pregnant, or may be.",
    why: "What is rubbed in, squeezes or presses hard wants a word with your midwife, doctor or pharmacist first.",
  },
};

/** A product that is left out for somebody, as `/cautions.json` tells it to everybody alike. */
export interface CautionedProduct {
  readonly slug: string;
  readonly name: string;
  readonly reasons: Readonly<Partial<Record<Caution, string>>>;
  /** What answers the same need, the best first, each with its own cautions. */
  readonly instead: readonly {
    readonly slug: string;
    readonly name: string;
    readonly has: readonly Caution[];
  }[];
  /** What does as well, and is safe with every caution there is. */
  readonly otherwise: string;
}

/**
 * What a card carries as `data-has`, so that it leaves the page for whoever avoids one of its cautions: "latex menthol". Whoever shows a product
 * in a new way puts it on the element that is to leave, with the link to the product within (`/products/SLUG`) or `data-product="SLUG"`
 * beside it, and need do no more: app/styles/cautions.css empties it before anything is painted, and public/cautions.js then says there
 * why, and what instead. It has to be an element that may have a shadow root: an article, a div or a p, but no li.
 *
 * A line that must stay, such as one in the basket, has `data-note="SLUG"` in place of that. Fields that stand within what was left out are not sent
 * with their form. A kit that one press adds has in one section: `data-item="SKU" data-pence="850"` beside the `data-has` of each part,
 * `data-kit-sum` on the p with what it comes to, `data-kit-add` on the div around the form, and `data-items` on the field that lists
 * what is added ("SKU:…,SKU:…"): they then speak of what is left of it, and no more is sent.
 * @returns undefined for a product without cautions: no attribute at all
 */
export function cautionMark(cautions: readonly Caution[]): string | undefined {
  return cautions.length > 0 ? cautions.join(" ") : undefined;
}
