import { expect, test } from "vitest";
import { chosenOrdersSchema, orderListSchema } from "./desk-schema";

test("what an address asks for is read, and what makes no sense is left out", () => {
  expect(orderListSchema.parse({})).toEqual({ q: "", show: "to-send" });
  expect(orderListSchema.parse({ q: " ann\0 ", state: "paid", after: "10001~10001" })).toEqual({
    q: "ann",
    show: "all",
    state: "paid",
    after: "10001~10001",
  });
  expect(orderListSchema.parse({ q: "ann", show: "on-the-way" })).toMatchObject({ show: "on-the-way" });
  expect(orderListSchema.parse({ q: ["a", "b"], show: "lost", state: "lost", after: "1;DROP" })).toEqual({
    q: "",
    show: "to-send",
  });
});

test("chosen orders are each named once, no more than a batch, and what is due only where none is named", () => {
  expect(chosenOrdersSchema.parse({ order: ["10002", "10001", "10002"] })).toEqual({
    numbers: [10002, 10001],
    isDue: false,
  });
  expect(chosenOrdersSchema.parse({ order: "10002", due: "today" })).toEqual({
    numbers: [10002],
    isDue: false,
  });
  expect(chosenOrdersSchema.parse({ orders: "10002.10001.10002" })).toMatchObject({
    numbers: [10002, 10001],
  });
  expect(chosenOrdersSchema.parse({ due: "today" })).toEqual({ numbers: [], isDue: true });
  expect(chosenOrdersSchema.parse({ order: ["x"], due: "tomorrow" })).toEqual({ numbers: [], isDue: false });
});
