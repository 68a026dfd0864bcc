import { expect, test } from "vitest";
import { alertStanding } from "./alert";
import { askSchema } from "./alert-schema";

test("a link finds its alert where it stands", () => {
  expect(alertStanding("pending", true)).toBe("to-confirm");
  expect(alertStanding("pending", false)).toBe("expired");
  expect(alertStanding("confirmed", false)).toBe("waiting");
  expect(alertStanding("sent", true)).toBe("told");
  expect(alertStanding("ended", true)).toBe("ended");
});

test("an address is one mailbox in small letters", () => {
  expect(askSchema.parse({ sku: "CHT-XL", email: "  Ann.Fell@Example.COM " }).email).toBe(
    "ann.fell@example.com",
  );
});

test.each([
  "",
  "ann",
  "ann@",
  "ann@b",
  "ann@example.com, bob@example.com",
  "ann@example.com\r\nBcc: bob@example.com",
  "Ann <ann@example.com>",
  "ann@example.com\0",
  `${"a".repeat(250)}@example.com`,
  "<script>@example.com",
])("%j is no address", (email) => {
  expect(askSchema.safeParse({ sku: "CHT-XL", email }).success).toBe(false);
});

test.each(["", "cht-xl", "CHT XL", "'; DROP TABLE stock_alert; --", "A".repeat(40)])(
  "%j is no SKU",
  (sku) => {
    expect(askSchema.safeParse({ sku, email: "ann@example.com" }).success).toBe(false);
  },
);
