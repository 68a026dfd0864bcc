import sharp from "sharp";
import { expect, test } from "vitest";
import { planCard } from "./card-plan";

/** How wide a line of a card comes out, drawn as scripts/draw-card.js draws it. */
async function drawnWidth(line: ReturnType<typeof planCard>["words"][number] | undefined): Promise<number> {
  if (!line) throw new Error("There is no such line on the card");
  const { markup, font, fontfile, width } = line;
  const { info } = await sharp({ text: { text: markup, font, fontfile, width, dpi: 72, rgba: true } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return info.width;
}

test("a card is drawn in the shop's own face, whatever the machine has", async () => {
  const card = planCard({ kicker: "Guide", title: "Hamstrings", foot: "", picture: "x" });
  // Measured in Bricolage Grotesque; the sans serifs that machines bring are wider.
  expect(await drawnWidth(card.title[0])).toBeCloseTo(496, -1);
  expect(await drawnWidth(card.words[1])).toBeCloseTo(73, -1);
});
