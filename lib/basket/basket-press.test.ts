import { describe, expect, test } from "vitest";
import { addSchema } from "./basket-schema";
import { pressNames } from "./basket-press";

describe("the names of a press", () => {
  const plain = (form: string, now: number) => pressNames({ form, isNavigation: true }, now);

  test("are the script's own", () => {
    expect(pressNames({ press: "a", form: "x", isNavigation: true }, 0)).toEqual(["a"]);
  });

  test("of a double click on a plain form meet, also across a second's edge", () => {
    for (const [first, second] of [
      [1_000, 1_150],
      [1_999, 2_000],
      [1_999, 2_300],
    ] as const) {
      const [kept] = plain("TB-RED 1", first);
      expect(plain("TB-RED 1", second)).toContain(kept);
    }
  });

  test("of two presses do not, nor of two forms", () => {
    const [kept] = plain("TB-RED 1", 1_000);
    expect(plain("TB-RED 1", 1_900)).not.toContain(kept);
    expect(plain("TB-RED 2", 1_000)).not.toContain(kept);
  });

  test("are none where no browser says that it navigates", () => {
    expect(pressNames({ form: "TB-RED 1", isNavigation: false }, 0)).toEqual([]);
  });

  test("are what PostgreSQL takes for a UUID", () => {
    const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
    for (const name of plain("TB-RED 1", 0)) expect(name).toMatch(uuid);
    expect(addSchema.parse({ sku: "TB-RED", press: "0123456789abcdef".repeat(2) }).press).toMatch(uuid);
    expect(addSchema.parse({ sku: "TB-RED", press: "x" }).press).toBeUndefined();
  });
});
