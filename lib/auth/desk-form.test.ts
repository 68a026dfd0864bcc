import { expect, test } from "vitest";
import { misreadForm, refusedForm } from "./desk-form";

const form = new FormData();
for (const [name, value] of [
  ["quantity", "x"],
  ["reason", "y".repeat(300)],
] as const) {
  form.set(name, value);
}

test("a refused form gives back what was typed, cut to what a cookie holds", () => {
  const state = refusedForm(form, "MB1", "No.", ["quantity", "reason", "missing"]);
  expect(state).toMatchObject({ outcome: "refused", about: "MB1", message: "No." });
  expect(state.typed).toEqual({ quantity: "x", reason: "y".repeat(200), missing: "" });
});

test("what is wrong is said beside its field, and above the form where it has none", () => {
  const issues = [
    { path: ["quantity"], message: "Whole numbers." },
    { path: ["quantity"], message: "Second words." },
    { path: ["formId"], message: "Open the page again." },
  ];
  const state = misreadForm(form, "MB1", issues, ["quantity"]);
  expect(state.errors).toEqual({ quantity: "Whole numbers." });
  expect(state.message).toBe("Open the page again.");
  expect(misreadForm(form, "MB1", issues.slice(0, 1), ["quantity"]).message).toMatch(/marked below/);
});
