import { typedFieldsLine } from "@/app/typed-fields";
import { addressFieldNames, deliveryAddressSchema } from "@/lib/checkout/address-schema";
import { correctAddress } from "@/lib/checkout/correct-commands";
import { answerOrderChange } from "../change-answer";

const page = {
  name: "correct",
  anchor: "address",
  keep: (fields: Readonly<Record<string, string>>) => typedFieldsLine(fields, addressFieldNames),
} as const;

/** Sends an order that is still here to another address, for whoever holds its link. */
export async function POST(request: Request): Promise<Response> {
  return answerOrderChange(request, page, async ({ order, fields, done, refused }) => {
    const address = deliveryAddressSchema.safeParse(fields);
    if (!address.success) return refused("misread");
    const corrected = await correctAddress(order.id, address.data);
    return corrected.ok ? done("address") : refused(corrected.refusal);
  });
}
