import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { mailToken, mailUrl, readMailToken } from "./mail-link";

const id = randomUUID();
const issuedAt = new Date("2026-11-24T12:00:00Z");

test("a token gives back what it was made of", () => {
  expect(readMailToken("alert-confirm", mailToken("alert-confirm", id, issuedAt))).toEqual({ id, issuedAt });
  expect(readMailToken("alert-stop", mailToken("alert-stop", id))).toEqual({ id, issuedAt: new Date(0) });
  expect(mailUrl("newsletter-confirm", id, issuedAt)).toContain("/newsletter/confirm?token=");
});

test("a link to stop never confirms, and neither list's links open the other's", () => {
  for (const link of ["alert-stop", "newsletter-confirm", "newsletter-stop"] as const)
    expect(readMailToken("alert-confirm", mailToken(link, id, issuedAt))).toBeNull();
});

test("no part of a token can be changed, and nothing else is one", () => {
  const token = mailToken("alert-confirm", id, issuedAt);
  for (let at = 0; at < token.length; at += 1) {
    const forged = token.slice(0, at) + (token[at] === "0" ? "1" : "0") + token.slice(at + 1);
    expect(readMailToken("alert-confirm", forged)).toBeNull();
  }
  for (const text of ["", "x", token + "a", token.slice(1), "é".repeat(72), `${token}\n`])
    expect(readMailToken("alert-confirm", text)).toBeNull();
});
