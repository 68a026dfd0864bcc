import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { fillShelf } from "@/scripts/testing/catalogue";
import { readCodeRows } from "./codes-reads";
import { termsWords } from "./desk-codes";
import { createCode, stopCode } from "./desk-commands";
import { newCodeSchema, type NewCode } from "./desk-schema";
import { londonMidnight } from "./london-day";

const sent = {
  code: "spring 10",
  kind: "percentage",
  worth: "10",
  note: "Spring letter",
  formId: randomUUID(),
};

function parsed(more: Readonly<Record<string, string>> = {}): NewCode {
  return newCodeSchema.parse({ ...sent, code: `T-${randomUUID().slice(0, 8)}`, ...more });
}

function wrong(more: Readonly<Record<string, string>>): PropertyKey[] {
  const read = newCodeSchema.safeParse({ ...sent, ...more });
  return read.success ? [] : read.error.issues.map(({ path }) => path[0] ?? "");
}

describe("the form that makes a code", () => {
  test("is read in whole per cent and whole pence, and in days of London", () => {
    expect(newCodeSchema.parse(sent)).toMatchObject({
      code: "SPRING10",
      percent: 10,
      amountPence: null,
      minimumPence: 0,
      startsAt: null,
      endsAt: null,
      redemptionLimit: null,
    });
    const all = {
      kind: "amount",
      worth: "£5.50",
      minimum: "20",
      firstOrderOnly: "on",
      from: "2027-03-28",
      until: "2027-06-30",
      limit: "50",
      products: "thera-band, stick",
      "department-tape": "on",
    };
    expect(newCodeSchema.parse({ ...sent, ...all })).toMatchObject({
      percent: null,
      amountPence: 550,
      minimumPence: 2000,
      firstOrderOnly: true,
      singleUse: false,
      startsAt: new Date("2027-03-28T00:00:00Z"),
      endsAt: new Date("2027-06-30T23:00:00Z"),
      redemptionLimit: 50,
      departments: ["tape"],
      products: ["thera-band", "stick"],
    });
  });

  test.each([
    [{ code: "AB" }, "code"],
    [{ code: "ÄPFEL" }, "code"],
    [{ kind: "gift" }, "kind"],
    [{ worth: "0" }, "worth"],
    [{ worth: "101" }, "worth"],
    [{ worth: "7.5" }, "worth"],
    [{ kind: "amount", worth: "0.00" }, "worth"],
    [{ kind: "amount", worth: "5.5" }, "worth"],
    [{ kind: "amount", worth: "-5" }, "worth"],
    [{ kind: "free_delivery", worth: "5" }, "worth"],
    [{ minimum: "ten" }, "minimum"],
    [{ limit: "0" }, "limit"],
    [{ from: "2027-02-30x" }, "from"],
    [{ from: "2027-13-01" }, "from"],
    [{ from: "2027-06-01", until: "2027-05-31" }, "until"],
    [{ until: "2020-01-01" }, "until"],
    [{ note: " " }, "note"],
  ])("%j is refused", (more, field) => {
    expect(wrong(more)).toContain(field);
  });
});

test.each([
  ["2026-11-30", "2026-11-30T00:00:00Z"],
  ["2026-07-01", "2026-06-30T23:00:00Z"],
  ["2027-03-28", "2027-03-28T00:00:00Z"],
  ["2027-03-29", "2027-03-28T23:00:00Z"],
  ["2026-10-25", "2026-10-24T23:00:00Z"],
  ["2026-10-26", "2026-10-26T00:00:00Z"],
])("the day %s begins in London at %s", (day, moment) => {
  expect(londonMidnight(day)).toEqual(new Date(moment));
});

describe("the desk", () => {
  test("makes a code once under a name, with a line in the audit log", async () => {
    await fillShelf("left-out", ["Roller"]);
    const form = parsed({ "department-left-out": "on", products: "left-out-0" });
    const made = await Promise.all([1, 2, 3].map(() => createCode("owner@example.com", form)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: "code-taken" } });
    const [row] = await readCodeRows(1);
    expect(row).toMatchObject({ code: form.code, percent: 10, held: 0, redeemed: 0, givenPence: 0 });
    expect(row?.excluded).toEqual(["left-out", "Roller"]);
    expect(row && termsWords(row)).toBe("Not for left-out, Roller");
    const lines = await db().auditLog.findMany({ where: { subject: `code:${form.code}` } });
    expect(lines).toMatchObject([
      { actor: "owner@example.com", action: "codes.create", reason: "Spring letter" },
    ]);
  });

  test("refuses what is not there to be left out", async () => {
    expect(await createCode("test", parsed({ "department-nowhere": "on" }))).toMatchObject({
      refusal: { kind: "unknown-department" },
    });
    expect(await createCode("test", parsed({ products: "nothing" }))).toMatchObject({
      refusal: { kind: "unknown-product", slug: "nothing" },
    });
  });

  test("stops a code once, for good", async () => {
    const { code, ...rest } = parsed();
    await createCode("test", { code, ...rest });
    const stop = { code, reason: "Typed wrong" };
    const stopped = await Promise.all([1, 2, 3].map(() => stopCode("owner@example.com", stop)));
    expect(stopped.filter(({ ok }) => ok)).toHaveLength(1);
    expect(stopped.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: "stopped-already" } });
    expect(await stopCode("test", { ...stop, code: "NEVER-WAS" })).toMatchObject({
      refusal: { kind: "unknown-code" },
    });
    expect(await db().auditLog.count({ where: { subject: `code:${code}`, action: "codes.stop" } })).toBe(1);
    await expect(db().discountCode.update({ where: { code }, data: { stoppedAt: null } })).rejects.toThrow();
  });
});
