import fc, { type Arbitrary } from "fast-check";
import type { Act } from "./act";
import { add, approve, change, goBack, pay, press, remove, typeCode } from "./buyer-acts";
import { editPrice, giveBack, mendAddress, stock, tamper } from "./desk-acts";
import {
  bringEvent,
  closeAtStripe,
  comeBack,
  decideDispute,
  decideRefund,
  dispute,
  forceRelease,
  giveBackByHand,
  moveClock,
  reconcileNow,
  workOutboxOff,
} from "./house-acts";
import { Step } from "./step";
import { mishapKinds, type Mishap } from "./tasks";

const who = fc.nat({ max: 2 });
const shelf = fc.nat({ max: 2 });
const units = fc.integer({ min: 1, max: 4 });
/** Mostly the newest page of a buyer, at times an old tab. */
const age = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) });
const typed = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.nat({ max: 9 }) },
);

const aRefund: Arbitrary<Act> = fc
  .tuple(
    who,
    fc.oneof(fc.constant("rest" as const), fc.integer({ min: 1, max: 2 })),
    fc.boolean(),
    fc.boolean(),
  )
  .map((given) => giveBack(...given));

const anAct: Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: aRefund },
  {
    weight: 4,
    arbitrary: fc.tuple(who, fc.constantFrom(50, 500, 5_000)).map((given) => giveBackByHand(...given)),
  },
  {
    weight: 40,
    arbitrary: fc
      .tuple(fc.nat({ max: 3 }), fc.constantFrom("succeeded" as const, "failed" as const, "failed" as const))
      .map((given) => decideRefund(...given)),
  },
  { weight: 8, arbitrary: who.map(dispute) },
  {
    weight: 30,
    arbitrary: fc
      .tuple(fc.nat({ max: 3 }), fc.constantFrom("won" as const, "lost" as const))
      .map((given) => decideDispute(...given)),
  },
  { weight: 40, arbitrary: who.map(mendAddress) },
  { weight: 4, arbitrary: who.map(tamper) },
  {
    weight: 1,
    arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "is slow to take money back")),
  },
  { weight: 1, arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "sends money back")) },
  { weight: 8, arbitrary: fc.tuple(who, shelf, units).map((given) => add(...given)) },
  { weight: 12, arbitrary: fc.tuple(who, shelf, units).map((given) => change(...given)) },
  { weight: 6, arbitrary: fc.tuple(who, shelf).map((given) => remove(...given)) },
  { weight: 10, arbitrary: fc.tuple(who, typed).map((given) => press(...given)) },
  {
    weight: 6,
    arbitrary: fc.tuple(who, fc.constantFrom(true, true, false)).map((given) => typeCode(...given)),
  },
  { weight: 16, arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "pays")) },
  { weight: 7, arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "pays", "JE2 3AB")) },
  { weight: 3, arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "is declined")) },
  { weight: 9, arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "must be approved")) },
  {
    weight: 1,
    arbitrary: fc.tuple(who, age).map(([one, page]) => pay(one, page, "is approved and declined")),
  },
  { weight: 70, arbitrary: who.map((one) => approve(one, "approve")) },
  { weight: 50, arbitrary: who.map((one) => approve(one, "fail")) },
  { weight: 3, arbitrary: who.map(goBack) },
  { weight: 8, arbitrary: fc.tuple(who, age).map((given) => comeBack(...given)) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
      .map((given) => bringEvent(...given)),
  },
  { weight: 3, arbitrary: who.map(closeAtStripe) },
  { weight: 3, arbitrary: who.map(forceRelease) },
  { weight: 2, arbitrary: fc.tuple(shelf, units).map(([index, some]) => stock("receive", index, some)) },
  {
    weight: 2,
    arbitrary: fc.tuple(shelf, fc.nat({ max: 8 })).map(([index, some]) => stock("count", index, some)),
  },
  { weight: 2, arbitrary: fc.tuple(shelf, units).map(([index, some]) => stock("write_off", index, some)) },
  {
    weight: 2,
    arbitrary: fc.tuple(shelf, fc.integer({ min: 400, max: 3000 })).map((given) => editPrice(...given)),
  },
  { weight: 3, arbitrary: fc.constant(reconcileNow()) },
  { weight: 1, arbitrary: fc.constant(workOutboxOff()) },
  // Never so that a page has just the least time left at which the shop still leads to it.
  { weight: 3, arbitrary: fc.constantFrom(10, 33, 40, 240).map(moveClock) },
);

const aMishap: Arbitrary<Mishap> = fc.record({
  at: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 10 }), fc.nat({ max: 30 })),
  kind: fc.constantFrom(...mishapKinds),
  times: fc.constantFrom(1, 3),
});

/** What goes a long way, so that much may befall it. */
const aLongAct: Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(who, typed).map((given) => press(...given)) },
  { weight: 3, arbitrary: fc.tuple(who, age).map((given) => comeBack(...given)) },
  { weight: 2, arbitrary: fc.nat({ max: 6 }).map((one) => bringEvent(one, 2, true)) },
  { weight: 2, arbitrary: fc.constant(reconcileNow()) },
  { weight: 1, arbitrary: fc.constant(workOutboxOff()) },
  { weight: 12, arbitrary: fc.constant(workOutboxOff(true)) },
  { weight: 1, arbitrary: aRefund },
  { weight: 1, arbitrary: fc.tuple(shelf, units).map(([index, some]) => stock("receive", index, some)) },
  { weight: 1, arbitrary: fc.tuple(who, shelf, units).map((given) => add(...given)) },
);

/** Two presses, a press against a payment, a settling against an expiry: what is most worth doing at once. */
const aClash: Arbitrary<readonly Act[]> = fc.oneof(
  fc.tuple(who, typed).map(([one, how]) => [press(one, how), press(one, how)]),
  fc.tuple(who, who).map(([one, other]) => [press(one, 0), press(other, 0)]),
  fc.tuple(who, who).map(([one, other]) => [typeCode(one, true), press(one, 0), press(other, 0)]),
  fc.tuple(who, age).map(([one, page]) => [press(one, 0), pay(one, page, "pays"), comeBack(one, page)]),
  fc.tuple(who, age).map(([one, page]) => [pay(one, page, "pays"), closeAtStripe(one), comeBack(one, page)]),
  fc.tuple(who, age).map(([one, page]) => [pay(one, page, "pays"), moveClock(40), comeBack(one, page)]),
  fc.tuple(who, age).map(([one, page]) => [comeBack(one, page), bringEvent(0, 1, true), reconcileNow()]),
  fc.tuple(who, shelf, units).map(([one, index, some]) => [press(one, 0), stock("write_off", index, some)]),
  fc.tuple(who, shelf, units).map(([one, index, some]) => [comeBack(one, 0), stock("count", index, some)]),
  fc.tuple(who, shelf, units).map(([one, index, some]) => [comeBack(one, 0), add(one, index, some)]),
  fc.tuple(who, shelf).map(([one, index]) => [press(one, 0), editPrice(index, 1234)]),
  fc.constant([workOutboxOff(), workOutboxOff()]),
  fc.tuple(aRefund, aRefund),
  fc.tuple(aRefund, fc.constantFrom(workOutboxOff(), reconcileNow())),
  fc.tuple(who, age).map(([one, page]) => [comeBack(one, page), comeBack(one, page), bringEvent(0, 1, true)]),
  fc.array(anAct, { minLength: 2, maxLength: 3 }),
);

/**
 * Most of what happens at once is ordered statement by statement, so that it can be played again; some of it runs as it
 * comes, since two statements that are under way at the same moment meet in PostgreSQL alone.
 */
const aScheduler = fc.option(fc.scheduler(), { freq: 4 });

/** A step costs nothing when it does not apply: what seldom can be done is drawn often. */
export const aStep: Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: anAct.map((act) => new Step([{ act, mishap: null }], null)) },
  {
    weight: 4,
    arbitrary: fc.tuple(aLongAct, aMishap).map(([act, mishap]) => new Step([{ act, mishap }], null)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(aClash, aScheduler, fc.option(fc.tuple(fc.nat({ max: 2 }), aMishap), { freq: 2 }))
      .map(
        ([acts, scheduler, stroke]) =>
          new Step(
            acts.map((act, index) => ({ act, mishap: stroke?.[0] === index ? stroke[1] : null })),
            scheduler,
          ),
      ),
  },
);
