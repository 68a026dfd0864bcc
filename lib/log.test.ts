import { expect, test } from "vitest";
import { loggedPath } from "./log";

test("a path is logged without what is a key, and without what somebody answered about his health", () => {
  expect(loggedPath("/orders/abc/return?x=1")).toBe("/orders/…");
  expect(loggedPath("/guides/hamstrings/finder/leg")).toBe("/guides/hamstrings/finder/…");
  expect(loggedPath("/guides/hamstrings/care/clot?_rsc=1")).toBe("/guides/hamstrings/care/…");
  expect(loggedPath("/guides/hamstrings?from=x")).toBe("/guides/hamstrings");
});
