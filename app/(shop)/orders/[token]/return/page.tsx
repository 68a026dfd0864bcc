import { randomUUID } from "node:crypto";
import type { Metadata, Route } from "next";
import { OrderUnopened } from "@/components/orders/order-unopened";
import { ReturnChoice } from "@/components/orders/return-choice";
import { ReturnConfirm, type ReturnConfirmLine } from "@/components/orders/return-confirm";
import { Notice } from "@/components/ui/notice";
import { ShortPage, type WayOn } from "@/components/ui/short-page";
import { orAway } from "@/app/or-away";
import { readRefundable, type RefundableFacts } from "@/lib/checkout/refund-reads";
import { fairShare } from "@/lib/checkout/refunds";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { pence } from "@/lib/money";
import { orderNumberText } from "@/lib/orders/orders";
import { isOurFault, returnNumberText } from "@/lib/orders/return-reasons";
import { dayWords, londonDay } from "@/lib/returns/return-days";
import { readReturnable, type ReturnableOrder } from "@/lib/returns/returnable-reads";
import {
  exchangeChoices,
  reasonRefusal,
  returnRefusalWords,
  returnStateWords,
  sendBackBy,
  type ReturnRefusal,
  type ReturnWindows,
} from "@/lib/returns/returns";
import { readReturnsOfOrder } from "@/lib/returns/returns-reads";
import { chosenLines, type ChosenLine } from "@/lib/returns/returns-schema";
import { linkedOrder } from "../../linked-order";

export const metadata: Metadata = {
  title: "Send something back",
  robots: { index: false },
  referrer: "no-referrer",
};
export const instant = false;

type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** Asks what comes back and why, then what for; looking changes nothing, only the last button does. */
export default async function ReturnPage({ params, searchParams }: PageProps<"/orders/[token]/return">) {
  const linked = await linkedOrder(params);
  if (linked.kind !== "order") return <OrderUnopened kind={linked.kind} />;
  const { order, token } = linked;
  const read = await orAway(
    Promise.all([readReturnable(order.id), readRefundable(order.number), readReturnsOfOrder(order.id)]),
  );
  if (read === "away" || !read[0]) return <OrderUnopened kind="away" />;
  const [returnable, refundable, returns] = read;
  const asked: Asked = await searchParams;
  const own = `/orders/${encodeURIComponent(token)}`;
  const ways: WayOn[] = [
    ...returns.map(({ number, state }) => ({
      href: `${own}/return/${number}` as Route,
      title: `Return ${returnNumberText(number)}`,
      aside: returnStateWords[state],
    })),
    { href: own as Route, title: `Back to order ${orderNumberText(order.number)}` },
    { href: "/delivery-and-returns", title: "Delivery and returns" },
  ];
  const { windows } = returnable;
  if (!windows || returnable.isDisputed || !refundable) {
    return (
      <ShortPage title="Send something back" on={[...ways, { href: "/contact", title: "Write to us" }]}>
        <Notice tone="alert">
          {returnRefusalWords[returnable.isDisputed && windows ? "disputed" : "not-sent"]}
        </Notice>
      </ShortPage>
    );
  }
  const chosen = chosenLines(asked);
  const lines = chosen.ok ? chosen.value : [];
  const isSent = Object.keys(asked).some((name) => name.startsWith("units-"));
  const refusal = refusalWords(asked) ?? (isSent ? chosenRefusal(chosen, returnable) : null);
  if (lines.length === 0 || !chosen.ok || tooMany(lines, returnable)) {
    return (
      <ShortPage title="Send something back" standfirst={windowWords(windows)} on={ways}>
        {refusal && <Notice tone="alert">{refusal}</Notice>}
        <ReturnChoice lines={choiceLines(returnable, asked)} />
      </ShortPage>
    );
  }
  const today = londonDay(new Date());
  const judged = lines.map((line) => judge(line, { returnable, refundable, windows, today, asked }));
  const possible = judged.flatMap(({ refused, line }) => (refused ? [] : [line]));
  return (
    <ShortPage
      title="Send something back"
      on={[{ href: `${own}/return?${backQuery(asked)}` as Route, title: "Choose again" }, ...ways]}
    >
      {refusal && <Notice tone="alert">{refusal}</Notice>}
      {judged.map(
        ({ refused, line }) =>
          refused && (
            <Notice key={line.id} tone="alert" title={line.name}>
              {returnRefusalWords[refused]}{" "}
              {refused !== "too-late-to-change-mind" && (
                <a href="/contact" className="link">
                  Write to us
                </a>
              )}
            </Notice>
          ),
      )}
      {possible.length > 0 && (
        <ReturnConfirm
          token={token}
          formId={randomUUID()}
          lines={possible}
          sendBy={dayWords(sendBackBy(today))}
        />
      )}
    </ShortPage>
  );
}

function windowWords({ mindUntil, rejectUntil }: ReturnWindows): string {
  const today = londonDay(new Date());
  if (today <= mindUntil) {
    return `You can change your mind until the end of ${dayWords(mindUntil)}. If something is wrong with it, you have until ${dayWords(rejectUntil)} to send it straight back for all of your money.`;
  }
  if (today <= rejectUntil) {
    return `The days to change your mind are over. If something is wrong, you have until ${dayWords(rejectUntil)} to send it straight back for all of your money.`;
  }
  return returnRefusalWords["too-late-to-reject"];
}

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function refusalWords({ refused, wait }: Asked): string | null {
  if (refused === "too-often") return tooOftenWords(waitFrom(wait));
  return isRefusal(refused) ? returnRefusalWords[refused] : null;
}

function isRefusal(refused: unknown): refused is ReturnRefusal {
  return typeof refused === "string" && Object.hasOwn(returnRefusalWords, refused);
}

function chosenRefusal(chosen: ReturnType<typeof chosenLines>, order: ReturnableOrder): string | null {
  if (!chosen.ok) return returnRefusalWords[chosen.refusal];
  if (chosen.value.length === 0) return returnRefusalWords["nothing-chosen"];
  return tooMany(chosen.value, order) ? returnRefusalWords["too-many-units"] : null;
}

function tooMany(chosen: readonly ChosenLine[], { lines }: ReturnableOrder): boolean {
  return chosen.some(({ lineId, units }) => units > (lines.find(({ id }) => id === lineId)?.left ?? 0));
}

const textOf = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

function choiceLines({ lines }: ReturnableOrder, asked: Asked) {
  return lines.map((line) => ({
    ...line,
    units: textOf(asked[`units-${line.id}`]),
    reason: textOf(asked[`reason-${line.id}`]),
  }));
}

/** The way back to the first step keeps the reasons; without units it is the first step. */
function backQuery(asked: Asked): URLSearchParams {
  const reasons = Object.entries(asked).filter(([name]) => name.startsWith("reason-"));
  return new URLSearchParams(reasons.map(([name, value]) => [name, textOf(value)]));
}

interface Facts {
  readonly returnable: ReturnableOrder;
  readonly refundable: RefundableFacts;
  readonly windows: ReturnWindows;
  readonly today: string;
  readonly asked: Asked;
}

/** What can be done about a chosen line, or why nothing can. */
function judge(
  { lineId, units, reason }: ChosenLine,
  { returnable, refundable, windows, today, asked }: Facts,
): { readonly refused: ReturnRefusal | null; readonly line: ReturnConfirmLine } {
  const line = returnable.lines.find(({ id }) => id === lineId);
  const paid = refundable.lines.find(({ id }) => id === lineId);
  if (!line || !paid) throw new Error(`The order has no line ${lineId}`);
  return {
    // The seal is asked for on this page, so that it refuses nobody before he could say that it is whole.
    refused: reasonRefusal({ reason, sealedOnly: false, sealed: false }, windows, today),
    line: {
      id: lineId,
      name: line.name,
      units,
      reason,
      share: pence(fairShare(paid, Math.min(units, paid.quantity - paid.backUnits))),
      needsSeal: line.sealedOnly && !isOurFault(reason),
      choices: exchangeChoices(line, reason, units),
      wish: textOf(asked[`wish-${lineId}`]) || "refund",
      isSealed: asked[`sealed-${lineId}`] === "on",
    },
  };
}
