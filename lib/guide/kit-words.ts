import { addUp, formatPence, type Pence } from "@/lib/money";
import type { NeedFacts } from "./guide";
import { amountLeft, type Kit, type KitLeftOut, type KitWish } from "./kit-builder";

/** What a kit of some kind is called. */
export function kitTitle(wish: KitWish): string {
  switch (wish.kind) {
    case "essentials":
      return "The essentials";
    case "full":
      return "Everything";
    case "under":
      return `Under ${formatPence(wish.amount)}`;
  }
}

/** How much kit a section asks for: "10 things, none essential". */
export function sectionWords(needs: readonly Pick<NeedFacts, "essential">[]): string {
  const essentials = needs.filter(({ essential }) => essential).length;
  if (needs.length === 0) return "Needs no kit";
  if (needs.length === 1) return essentials === 1 ? "1 thing, essential" : "1 thing, not essential";
  return `${needs.length} things, ${essentials === 0 ? "none" : essentials} essential`;
}

/** What a kit consists of and why, in a sentence or two. */
export function kitWords(kit: Kit, wish: KitWish): string {
  const isOwned = kit.leftOut.some(({ reason }) => reason === "owned");
  switch (wish.kind) {
    case "essentials": {
      if (kit.lines.length > 0)
        return "Only what a move in these sections needs. The rest is there for those who like it, and is left out.";
      if (kit.leftOut.some(({ need, reason }) => need.essential && reason === "sold-out"))
        return "What is essential has sold out, and so has all that would stand in for it.";
      return isOwned && kit.leftOut.some(({ need }) => need.essential)
        ? "You have every essential already."
        : "Nothing in these sections is essential: all of it can be done without buying anything.";
    }
    case "full":
      if (kit.lines.length > 0) return "All that these sections name, each thing once.";
      return isOwned ? "You have all of it already." : "These sections name nothing that can be bought now.";
    case "under":
      return withinWords(kit, wish.amount);
  }
}

function withinWords(kit: Kit, amount: Pence): string {
  const over = kit.leftOut.filter((each) => each.reason === "over-amount");
  const most = formatPence(amount);
  if (kit.lines.length === 0) {
    const least = over.map(({ unitPence }) => unitPence).sort((one, other) => one - other)[0];
    return least === undefined
      ? "There is nothing here that you would have to buy."
      : `Nothing here can be had for ${most}. The least is ${formatPence(least)}.`;
  }
  const left = `${formatPence(amountLeft(kit, amount))} of ${most} is left.`;
  if (over.length === 0) return `Everything that these sections name fits within ${most}. ${left}`;
  const missed = over.filter(({ need }) => need.essential);
  const rule = "As many essentials as the amount can buy come first, then as many other needs.";
  if (missed.length === 0) return `The best value within ${most}. ${rule} ${left}`;
  const essentials = addUp([
    ...kit.lines.filter(({ essential }) => essential).map(({ unitPence }) => unitPence),
    ...new Map(missed.map(({ productSlug, unitPence }) => [productSlug, unitPence])).values(),
  ]);
  return `The best value within ${most}. ${rule} All the essentials would come to ${formatPence(essentials)}. ${left}`;
}

/** Why something is not in a kit. */
export function leftOutWords(leftOut: KitLeftOut): string {
  switch (leftOut.reason) {
    case "owned":
      return "You have one.";
    case "extra":
      return "No move needs it.";
    case "sold-out":
      return "Sold out, and nothing that would stand in for it is left.";
    case "over-amount":
      return `At ${formatPence(leftOut.unitPence)} it did not fit beside the rest.`;
  }
}
