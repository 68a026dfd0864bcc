import { expect, test } from "vitest";
import { batchLimit } from "./desk-schema";
import { readPasted } from "./pasted-lines";

test("lines are read however a list parts them, and blank ones are skipped", () => {
  const text =
    "F10001 AB 1234 5678 9GB\r\n\n10002,15501234567890\n f10003\th00abc0123456789 \nF10004;JD0001-22";
  expect(readPasted(text)).toEqual({
    problems: [],
    rows: [
      { number: 10001, trackingNumber: "AB123456789GB" },
      { number: 10002, trackingNumber: "15501234567890" },
      { number: 10003, trackingNumber: "H00ABC0123456789" },
      { number: 10004, trackingNumber: "JD0001-22" },
    ],
  });
});

test("what cannot be read is told with its line, and the others are read all the same", () => {
  const { rows, problems } = readPasted("hello\nF10001\nF10002 <script>\nF10003 AB1\nF10003 AB2\n");
  expect(rows).toEqual([{ number: 10003, trackingNumber: "AB1" }]);
  expect(problems).toEqual([
    "Line 1, “hello”: it does not begin with an order’s number, such as F10023.",
    "Line 2, “F10001”: no tracking number follows.",
    "Line 3, “F10002 <script>”: that is no tracking number: letters, digits and dashes, at most 35.",
    "Line 5, “F10003 AB2”: F10003 stands on line 4 already.",
  ]);
});

test("more than a batch is told line by line, not cut off", () => {
  const text = Array.from({ length: batchLimit + 2 }, (_, index) => `F${10001 + index} AB${index}99`).join(
    "\n",
  );
  const { rows, problems } = readPasted(text);
  expect(rows).toHaveLength(batchLimit);
  expect(problems).toHaveLength(2);
});
