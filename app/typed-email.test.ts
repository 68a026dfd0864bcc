import { beforeEach, expect, test, vi } from "vitest";

// Settings are read once: each test has its own.
beforeEach(() => vi.resetModules());

test.each([
  ["https://fettle.example", true],
  ["http://localhost:3000", false],
])("an address that was typed on %s travels only over https: %s", async (site, secure) => {
  process.env["SITE_URL"] = site;
  const { typedEmailLine } = await import("./typed-email");
  const line = typedEmailLine("ann@example.com", "/sign-in");
  expect(line).toContain("typed-email=ann%40example.com; Path=/sign-in;");
  expect(line.endsWith("; Secure")).toBe(secure);
});
