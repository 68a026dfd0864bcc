import { expect, test } from "vitest";
import { clientAddress } from "./client-address";
import { limits, tooOftenWords, waitFrom, waitWords } from "./limits";
import { addressHeader, keyedHash, mailboxHash, shopperOf, visitorOf } from "./visitor";

test.each([
  [1, "in a minute"],
  [61, "in about 2 minutes"],
  [900, "in about 15 minutes"],
  [3_400, "in about an hour"],
])("%i seconds are said as %s", (seconds, words) => {
  expect(waitWords(seconds)).toBe(words);
  expect(tooOftenWords(seconds)).toContain(words);
});

test.each([
  ["120", 120],
  ["0", 1],
  ["99999", 3_600],
  ["-5", 60],
  ["soon", 60],
  [undefined, 60],
  [["1", "2"], 60],
])("a wait of %j in an address is %i seconds", (text, seconds) => {
  expect(waitFrom(text)).toBe(seconds);
});

test("a crowd at one address may do more than one session", () => {
  for (const { by } of Object.values(limits)) {
    if ("session" in by) expect(by.address.points).toBeGreaterThanOrEqual(4 * by.session.points);
  }
});

test("only what the server wrote names a visitor", () => {
  const hash = keyedHash("address", "203.0.113.7");
  expect(visitorOf(new Headers({ [addressHeader]: hash }))).toEqual({ address: hash });
  expect(visitorOf(new Headers({ [addressHeader]: "203.0.113.7" }))).toEqual({ address: null });
  expect(visitorOf(new Headers())).toEqual({ address: null });
  expect(shopperOf(new Headers({ [addressHeader]: hash }))).toEqual({ address: hash });
});

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
  "the shop's own machine at %s is no one buyer",
  (socket) => {
    const address = keyedHash("address", clientAddress(socket, undefined, 0));
    const headers = new Headers({ [addressHeader]: address });
    expect(visitorOf(headers)).toEqual({ address });
    expect(shopperOf(headers)).toEqual({ address: null });
  },
);

test("a mailbox is one under all its spellings, and is not the address of the same text", () => {
  expect(mailboxHash("Ann+shop@Example.com ")).toBe(mailboxHash("ann@example.com"));
  expect(mailboxHash("ann@example.com")).not.toBe(mailboxHash("ann@example.org"));
  expect(mailboxHash("ann@example.com")).not.toBe(keyedHash("account", "ann@example.com"));
});
