import { expect, test } from "vitest";
import { pickList } from "./pick-list";

const line = (sku: string, units: number, place: [number, number, number], department = "Balls") => ({
  sku,
  name: `Name of ${sku}`,
  units,
  department,
  place,
});

test("each SKU stands once, where it stands in the range, with who wants how many", () => {
  const groups = pickList([
    { number: 10002, lines: [line("TB-RED", 2, [2, 1, 1], "Bands"), line("MB1", 1, [1, 1, 1])] },
    { number: 10001, lines: [line("MB1", 3, [1, 1, 1]), line("TB-BLUE", 1, [2, 1, 2], "Bands")] },
    { number: 10003, lines: [line("GONE", 0, [0, 0, 0])] },
  ]);
  expect(groups).toEqual([
    {
      department: "Balls",
      lines: [
        {
          sku: "MB1",
          name: "Name of MB1",
          units: 4,
          orders: [
            { number: 10001, units: 3 },
            { number: 10002, units: 1 },
          ],
        },
      ],
    },
    {
      department: "Bands",
      lines: [
        { sku: "TB-RED", name: "Name of TB-RED", units: 2, orders: [{ number: 10002, units: 2 }] },
        { sku: "TB-BLUE", name: "Name of TB-BLUE", units: 1, orders: [{ number: 10001, units: 1 }] },
      ],
    },
  ]);
});

test("no parcels make an empty list", () => {
  expect(pickList([])).toEqual([]);
});
