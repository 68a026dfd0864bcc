import type { Fields } from "@/lib/form";
import type { OrderFacts } from "@/lib/orders/orders";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import { answerForm, sendOn } from "../answer";
import { tooOften } from "../too-often";

/** A page below an order's own, and what it keeps of a form that is refused. */
interface FormPage {
  readonly name: "cancel" | "correct";
  readonly anchor?: "address" | "email";
  readonly keep?: (fields: Fields) => string;
}

interface OrderChange {
  readonly order: OrderFacts;
  readonly fields: Fields;
  /** Back to the order's page, with what was done. */
  readonly done: (what: "cancelled" | "address" | "email", token?: string) => Response;
  /** Back to the page that the form stands on, with the reason by its name. */
  readonly refused: (refusal: string) => Response;
}

/**
 * The frame of every write that the holder of an order's link may make: reads the link from the form, counts, and hands the order over.
 * A link that opens nothing goes to its own page, which says so.
 */
export async function answerOrderChange(
  request: Request,
  page: FormPage,
  change: (order: OrderChange) => Promise<Response>,
): Promise<Response> {
  return answerForm(request, async (fields) => {
    const token = fields["token"] ?? "";
    const own = `/orders/${encodeURIComponent(token)}` as const;
    const cookies = page.keep ? [page.keep(fields)] : [];
    const anchor = page.anchor === undefined ? {} : { anchor: page.anchor };
    const slow = await tooOften("order-change", request, () => ({
      page: page.anchor === undefined ? `${own}/${page.name}` : `${own}/${page.name}?form=${page.anchor}`,
      cookies,
      ...anchor,
    }));
    if (slow) return slow;
    const order = await readOrderByToken(token);
    if (!order) return sendOn(own);
    const hash = page.anchor === undefined ? "" : `#${page.anchor}`;
    const about = page.anchor === undefined ? "" : `&form=${page.anchor}`;
    return change({
      order,
      fields,
      done: (what, newToken = token) => sendOn(`/orders/${encodeURIComponent(newToken)}?done=${what}`),
      refused: (refusal) => sendOn(`${own}/${page.name}?refused=${refusal}${about}${hash}`, cookies),
    });
  });
}
