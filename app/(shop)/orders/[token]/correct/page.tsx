import type { Metadata, Route } from "next";
import type { ReactNode } from "react";
import { readTypedFields } from "@/app/typed-fields";
import { CorrectAddressForm, CorrectEmailForm } from "@/components/orders/correct-forms";
import { OrderUnopened } from "@/components/orders/order-unopened";
import { Notice } from "@/components/ui/notice";
import { PageOpening } from "@/components/ui/page-opening";
import { SiteLink } from "@/components/ui/site-link";
import { deliveryAddressSchema } from "@/lib/checkout/address-schema";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import {
  addressChangeRefusal,
  addressChangeRefusalWords,
  emailChangeRefusal,
  emailChangeRefusalWords,
} from "@/lib/orders/changes";
import { readChangeable } from "@/lib/orders/changes-reads";
import { orderNumberText } from "@/lib/orders/orders";
import { orAway } from "@/app/or-away";
import { linkedOrder } from "../../linked-order";

export const metadata: Metadata = {
  title: "Correct your order",
  robots: { index: false },
  referrer: "no-referrer",
};
export const instant = false;

/** Where the holder of an order's link puts its address or its email right. */
export default async function CorrectPage({ params, searchParams }: PageProps<"/orders/[token]/correct">) {
  const linked = await linkedOrder(params);
  if (linked.kind !== "order") return <OrderUnopened kind={linked.kind} />;
  const { order, token } = linked;
  const changeable = await orAway(readChangeable({ id: order.id }));
  if (changeable === "away" || !changeable) return <OrderUnopened kind="away" />;
  const { form, refused, wait } = await searchParams;
  const typed = refused === undefined ? null : await readTypedFields();
  const refusedIn = (name: "address" | "email") => (form === name ? refused : undefined);
  const noAddress = addressChangeRefusal(changeable);
  const noEmail = emailChangeRefusal(changeable, new Date());
  const number = orderNumberText(order.number);
  return (
    <div className="page-width">
      <PageOpening
        title={`Correct order ${number}`}
        trail={
          <p className="mb-4 text-sm">
            <SiteLink href={`/orders/${encodeURIComponent(token)}` as Route} className="link">
              Back to order {number}
            </SiteLink>
          </p>
        }
      />
      <div className="border-t-2 border-ink">
        <Part id="address" title="Where it goes">
          {noAddress ? (
            <p>{addressChangeRefusalWords[noAddress]}</p>
          ) : (
            <>
              <Refused words={wordsFor(addressChangeRefusalWords, refusedIn("address"), wait)} />
              <CorrectAddressForm
                token={token}
                address={(form === "address" ? typed : null) ?? changeable.address}
                errors={refusedIn("address") === "misread" ? addressErrors(typed) : {}}
              />
            </>
          )}
        </Part>
        <Part id="email" title="Where we write to">
          {noEmail ? (
            <p>
              We write to <strong>{order.email}</strong>. {emailChangeRefusalWords[noEmail]}
            </p>
          ) : (
            <>
              <p>
                We write to <strong>{order.email}</strong>. Once you change it, the links in emails to that
                address stop opening this order, and you get your confirmation again at the new one.
              </p>
              <CorrectEmailForm
                token={token}
                email={(form === "email" ? typed?.["email"] : undefined) ?? ""}
                error={wordsFor(emailChangeRefusalWords, refusedIn("email"), wait)}
              />
            </>
          )}
        </Part>
      </div>
    </div>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ id, title, children }: PartProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="margin-columns gap-y-4 border-b border-line py-8 sm:py-10"
    >
      <h2 id={`${id}-title`} className="text-2xl">
        {title}
      </h2>
      <div className="grid gap-6">{children}</div>
    </section>
  );
}

function Refused({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : <Notice tone="alert">{words}</Notice>;
}

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function wordsFor(
  table: Readonly<Record<string, string>>,
  refused: unknown,
  wait: unknown,
): string | undefined {
  if (refused === "too-often") return tooOftenWords(waitFrom(wait));
  return typeof refused === "string" && Object.hasOwn(table, refused) ? table[refused] : undefined;
}

/** What is wrong with what was typed, by field: read again, as an address in a link could say anything. */
function addressErrors(typed: Readonly<Record<string, string>> | null): Readonly<Record<string, string>> {
  const parsed = deliveryAddressSchema.safeParse(typed);
  if (parsed.success) return {};
  const first = [...parsed.error.issues].reverse();
  return Object.fromEntries(first.map(({ path, message }) => [String(path[0]), message]));
}
