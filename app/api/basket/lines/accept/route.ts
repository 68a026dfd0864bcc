import { acceptSchema } from "@/lib/basket/basket-schema";
import { acceptLine } from "@/lib/basket/line-commands";
import { answerForm } from "../../../answer";
import { basketChanged, basketRefused } from "../../basket-answer";
import { basketToken } from "../../basket-cookie";

/** Takes a line as it has become: at its new price, and as many as there are. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const shown = acceptSchema.safeParse(fields);
    if (!shown.success) return basketRefused(request, "changed-again");
    const token = basketToken(request);
    return basketChanged(request, token, await acceptLine(token, shown.data), "/basket?changed=accepted");
  });
}
