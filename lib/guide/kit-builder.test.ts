import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pence } from "@/lib/money";
import type { CandidateFacts, NeedFacts } from "./guide";
import { buildKit, mergedNeeds, worthOf, type KitOffer, type KitQuestion } from "./kit-builder";

const department = { slug: "d", title: "D" };

function candidate(productSlug: string, skus: readonly [string, ...string[]]): CandidateFacts {
  return { productSlug, sku: skus[0], skus, why: `why ${skus[0]}` };
}

function need(slug: string, key: string, candidates: CandidateFacts[], essential = false): NeedFacts {
  return { slug, key, title: key, essential, home: `No ${slug}?`, department, candidates };
}

const grid = candidate("grid", ["GRID"]);
const stick = candidate("stick", ["STICK"]);
const ball = candidate("ball", ["BALL"]);
const red = candidate("band", ["RED"]);
const green = candidate("band", ["GREEN"]);
const tights = candidate("tights", ["CT-M", "CT-S", "CT-L"]);

const prevention = {
  slug: "prevention",
  title: "Preventing it",
  needs: [need("roller", "foam-roller", [grid, stick], true)],
};
const stretches = {
  slug: "stretches",
  title: "Stretching",
  needs: [need("band", "medium-band", [red, green], true)],
};
const treatment = {
  slug: "treatment",
  title: "Care",
  needs: [
    need("roller-home", "foam-roller", [grid, ball]),
    need("stick", "massage-stick", [stick, ball]),
    need("ball", "massage-ball", [ball]),
    need("tights", "tights", [tights]),
  ],
};

const prices: Record<string, readonly [product: string, pounds: number]> = {
  GRID: ["grid", 34],
  STICK: ["stick", 30],
  BALL: ["ball", 14.5],
  YELLOW: ["band", 8],
  RED: ["band", 8.5],
  GREEN: ["band", 9.25],
  "CT-S": ["tights", 54],
  "CT-M": ["tights", 54],
  "CT-L": ["tights", 54],
};

function offers(...gone: string[]): KitOffer[] {
  return Object.entries(prices).map(([sku, [productSlug, pounds]]) => ({
    sku,
    productSlug,
    unitPence: pence(Math.round(pounds * 100)),
    isSoldOut: gone.includes(sku),
  }));
}

const everything: KitQuestion = {
  sections: [prevention, stretches, treatment],
  owned: new Set(),
  wish: { kind: "full" },
  picks: new Set(),
  offers: offers(),
};

function skusOf(asked: Partial<KitQuestion>): string[] {
  return buildKit({ ...everything, ...asked }).lines.map(({ sku }) => sku);
}

function leftOutOf(asked: Partial<KitQuestion>): string[] {
  return buildKit({ ...everything, ...asked }).leftOut.map(({ need: { key }, reason }) => `${key} ${reason}`);
}

describe("buildKit", () => {
  it("has each need once, with every section that asks for it, and the essentials first", () => {
    const { lines, totalPence, leftOut } = buildKit(everything);
    expect(lines.map(({ sku }) => sku)).toEqual(["GRID", "RED", "STICK", "BALL", "CT-M"]);
    expect(lines[0]?.needs[0]?.uses.map(({ section, slot }) => `${section}/${slot}`)).toEqual([
      "prevention/roller",
      "treatment/roller-home",
    ]);
    expect(lines[0]).toMatchObject({ essential: true, why: "why GRID", instead: null });
    expect(totalPence).toBe(14_100);
    expect(leftOut).toEqual([]);
  });

  it("keeps to the chosen sections: there the same need may be no essential", () => {
    expect(skusOf({ sections: [treatment] })).toEqual(["GRID", "STICK", "BALL", "CT-M"]);
    expect(skusOf({ sections: [treatment], wish: { kind: "essentials" } })).toEqual([]);
    expect(skusOf({ sections: [stretches] })).toEqual(["RED"]);
    expect(skusOf({ sections: [] })).toEqual([]);
  });

  it("leaves out extras when essentials are asked for, and says so", () => {
    expect(skusOf({ wish: { kind: "essentials" } })).toEqual(["GRID", "RED"]);
    expect(leftOutOf({ wish: { kind: "essentials" } })).toEqual([
      "massage-stick extra",
      "massage-ball extra",
      "tights extra",
    ]);
  });

  it("buys nothing for a need that the reader has something for, nor that thing for another", () => {
    expect(skusOf({ owned: new Set(["foam-roller"]) })).toEqual(["RED", "STICK", "BALL", "CT-M"]);
    const asked = {
      owned: new Set(["massage-stick"]),
      offers: offers("GRID"),
      sections: [prevention, treatment],
    };
    expect(skusOf(asked), "his stick does for the roller that has sold out").toEqual(["BALL", "CT-M"]);
    expect(leftOutOf(asked)).toEqual(["foam-roller owned", "massage-stick owned"]);
  });

  it("falls through to what stands in, says in place of what, and has it once", () => {
    const kit = buildKit({ ...everything, offers: offers("GRID") });
    expect(kit.lines.map(({ sku }) => sku)).toEqual(["STICK", "RED", "BALL", "CT-M"]);
    expect(kit.lines[0]).toMatchObject({
      why: "why STICK",
      instead: { productSlug: "grid", sku: "GRID" },
      essential: true,
      needs: [{ key: "foam-roller" }, { key: "massage-stick" }],
    });
    expect(skusOf({ sections: [stretches], offers: offers("RED") })).toEqual(["GREEN"]);
  });

  it("leaves out what nothing is left of, with the first choice to wait for", () => {
    const { lines, leftOut } = buildKit({
      ...everything,
      sections: [stretches],
      offers: offers("RED", "GREEN"),
    });
    expect(lines).toEqual([]);
    expect(leftOut).toMatchObject([{ reason: "sold-out", original: { productSlug: "band", sku: "RED" } }]);
  });

  it("takes another size before another thing, and the reader's own choice before either", () => {
    expect(skusOf({ sections: [treatment], offers: offers("CT-M") })).toContain("CT-S");
    expect(skusOf({ picks: new Set(["CT-L"]) })).toContain("CT-L");
    expect(skusOf({ picks: new Set(["CT-L"]), offers: offers("CT-L") })).toContain("CT-M");
    const own = buildKit({ ...everything, sections: [stretches], picks: new Set(["YELLOW"]) });
    expect(own.lines, "the guide says nothing of yellow").toMatchObject([
      { sku: "YELLOW", why: null, instead: null },
    ]);
    const green = buildKit({ ...everything, sections: [stretches], picks: new Set(["GREEN"]) });
    expect(green.lines).toMatchObject([{ sku: "GREEN", why: "why GREEN", instead: null }]);
  });

  it("takes the most essentials that an amount can buy, then the most needs", () => {
    const under = (pounds: number) => skusOf({ wish: { kind: "under", amount: pence(pounds * 100) } });
    expect(under(8)).toEqual([]);
    expect(under(10)).toEqual(["RED"]);
    expect(under(40), "the band and the ball, as the roller would leave room for nothing").toEqual([
      "RED",
      "BALL",
    ]);
    expect(under(43)).toEqual(["GRID", "RED"]);
    expect(under(60)).toEqual(["GRID", "RED", "BALL"]);
    expect(under(87)).toEqual(["GRID", "RED", "STICK", "BALL"]);
    expect(leftOutOf({ wish: { kind: "under", amount: pence(4_300) } })).toEqual([
      "massage-stick over-amount",
      "massage-ball over-amount",
      "tights over-amount",
    ]);
  });
});

const skuPool = ["A1", "A2", "B1", "C1", "C2", "D1", "E1", "F1", "G1"];
const candidates = fc
  .uniqueArray(fc.constantFrom(...skuPool), { minLength: 1, maxLength: 4 })
  .chain((first) =>
    fc.constant(
      first.map((sku) =>
        candidate(sku[0] ?? "", sku.startsWith("C") ? (sku === "C1" ? ["C1", "C2"] : ["C2", "C1"]) : [sku]),
      ),
    ),
  );
const keyPool = ["one", "two", "three", "four", "five", "six"];
const needs = fc.array(
  fc
    .tuple(fc.constantFrom(...keyPool), candidates, fc.boolean())
    .map(([key, list, essential]) => need(key, key, list, essential)),
  { maxLength: 5 },
);
const questions: fc.Arbitrary<KitQuestion> = fc.record({
  sections: fc
    .array(needs, { maxLength: 3 })
    .map((all) => all.map((each, place) => ({ slug: `s${place}`, title: `S${place}`, needs: each }))),
  owned: fc.subarray(keyPool).map((keys) => new Set(keys)),
  picks: fc.subarray(skuPool).map((skus) => new Set(skus)),
  wish: fc.oneof(
    fc.constantFrom({ kind: "essentials" } as const, { kind: "full" } as const),
    fc.integer({ min: 1, max: 3_000 }).map((amount) => ({ kind: "under", amount: pence(amount) }) as const),
  ),
  offers: fc
    .tuple(
      fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: skuPool.length, maxLength: skuPool.length }),
      fc.array(fc.boolean(), { minLength: skuPool.length, maxLength: skuPool.length }),
    )
    .map(([costs, gone]) =>
      skuPool.map((sku, place) => ({
        sku,
        productSlug: sku[0] ?? "",
        unitPence: pence(costs[place] ?? 1),
        isSoldOut: gone[place] ?? false,
      })),
    ),
});

describe("whatever is asked for", () => {
  const check = (holds: (question: KitQuestion) => void) =>
    fc.assert(fc.property(questions, holds), { numRuns: 2_000 });

  it("no kit costs more than the amount, and its total is that of its lines", () => {
    check((question) => {
      const { lines, totalPence } = buildKit(question);
      expect(totalPence).toBe(lines.reduce((sum, { unitPence }) => sum + unitPence, 0));
      if (question.wish.kind === "under") expect(totalPence).toBeLessThanOrEqual(question.wish.amount);
    });
  });

  it("no product is in a kit twice, none is sold out, and each costs what the shop asks", () => {
    check((question) => {
      const { lines } = buildKit(question);
      expect(new Set(lines.map(({ productSlug }) => productSlug)).size).toBe(lines.length);
      for (const { sku, productSlug, unitPence } of lines)
        expect(question.offers).toContainEqual({ sku, productSlug, unitPence, isSoldOut: false });
    });
  });

  it("nothing that is owned is bought", () => {
    check((question) => {
      const owned = mergedNeeds(question.sections).filter(({ key }) => question.owned.has(key));
      for (const { sku, needs: met } of buildKit(question).lines) {
        expect(met.some(({ key }) => question.owned.has(key))).toBe(false);
        const ownSkus = owned.flatMap((each) => each.candidates[0]?.skus ?? []);
        expect(ownSkus).not.toContain(sku);
      }
    });
  });

  it("every need is either met once or left out once, with a reason", () => {
    check((question) => {
      const { lines, leftOut } = buildKit(question);
      const told = [...lines.flatMap((line) => line.needs), ...leftOut.map((each) => each.need)].map(
        ({ key }) => key,
      );
      expect(told.toSorted()).toEqual(
        mergedNeeds(question.sections)
          .map(({ key }) => key)
          .toSorted(),
      );
    });
  });

  it("no extra is there in an essential's place", () => {
    check((question) => {
      const { lines } = buildKit(question);
      const places = lines.map(({ essential }) => essential);
      expect(places).toEqual(places.toSorted((one, other) => Number(other) - Number(one)));
      if (question.wish.kind !== "under") return;
      // The essentials alone, under the same amount, are no more than those that stand beside extras.
      const full = buildKit({ ...question, wish: { kind: "full" } });
      const most = bestByTrying(
        full.lines.filter(({ essential }) => essential),
        question.wish.amount,
      );
      const met = (all: typeof lines) =>
        all.flatMap((line) => line.needs).filter(({ essential }) => essential).length;
      expect(met(lines)).toBe(met(most));
    });
  });

  it("no other choice within the amount is worth more, and none of its worth is cheaper", () => {
    check((question) => {
      if (question.wish.kind !== "under") return;
      const { lines, totalPence } = buildKit(question);
      const full = buildKit({ ...question, wish: { kind: "full" } }).lines;
      const best = bestByTrying(full, question.wish.amount);
      expect(worth(lines)).toBe(worth(best));
      expect(totalPence).toBe(cost(best));
      expect(worth(lines)).toBeGreaterThanOrEqual(worth(greedily(full, question.wish.amount)));
    });
  });

  it("the same question has the same answer", () => {
    check((question) => {
      expect(buildKit(question)).toEqual(buildKit(structuredClone(question)));
    });
  });
});

type Lines = ReturnType<typeof buildKit>["lines"];

function worth(lines: Lines): number {
  return lines.reduce((sum, line) => sum + worthOf(line), 0);
}

function cost(lines: Lines): number {
  return lines.reduce((sum, { unitPence }) => sum + unitPence, 0);
}

/** Every subset, tried. */
function bestByTrying(lines: Lines, amount: number): Lines {
  let best: Lines = [];
  for (let bits = 0; bits < 2 ** lines.length; bits += 1) {
    const some = lines.filter((_, place) => (bits >> place) & 1);
    if (cost(some) > amount) continue;
    if (worth(some) > worth(best) || (worth(some) === worth(best) && cost(some) < cost(best))) best = some;
  }
  return best;
}

/** The most valuable first while there is money, as a person in a hurry would. */
function greedily(lines: Lines, amount: number): Lines {
  const taken: Lines[number][] = [];
  for (const line of lines.toSorted((one, other) => worthOf(other) - worthOf(one)))
    if (cost([...taken, line]) <= amount) taken.push(line);
  return taken;
}
