import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase, db, inTransaction } from "@/lib/db/client";
import { alertTitle, subjectPage } from "./desk-alerts";
import { alertDesk, settleDeskAlert } from "./desk-alerts-commands";
import { readDeskAlerts } from "./desk-alerts-reads";

afterAll(closeDatabase);

async function raise(subject: string, words = "Two are short."): Promise<string> {
  await inTransaction((tx) => alertDesk(tx, { kind: "stock-short", subject, words }));
  const open = (await readDeskAlerts()).filter((alert) => alert.subject === subject);
  expect(open).toHaveLength(1);
  return open[0]?.id ?? "";
}

describe("an alert", () => {
  test("is open once, however often and however fast it is raised, with the newest words", async () => {
    const subject = `variant:${randomUUID()}`;
    const first = await raise(subject);
    await Promise.all([1, 2, 3].map(() => raise(subject)));
    expect(await raise(subject, "Three are short.")).toBe(first);
    expect((await readDeskAlerts()).find(({ id }) => id === first)?.words).toBe("Three are short.");
  });

  test("is settled once, with a line in the audit log, and can be raised again after", async () => {
    const subject = `variant:${randomUUID()}`;
    const form = { id: await raise(subject), reason: "Found behind the rack" };
    const answers = await Promise.all([1, 2, 3].map(() => settleDeskAlert("owner@example.com", form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok && one.refusal === "settled-already")).toHaveLength(2);
    const lines = await db().auditLog.findMany({ where: { subject } });
    expect(lines).toMatchObject([
      {
        actor: "owner@example.com",
        action: "desk_alert.settle",
        reason: form.reason,
        detail: { alert: form.id },
      },
    ]);
    expect(await raise(subject)).not.toBe(form.id);
  });

  test("that nobody raised is refused", async () => {
    expect(await settleDeskAlert("test", { id: randomUUID(), reason: "Nothing" })).toEqual({
      ok: false,
      refusal: "unknown-alert",
    });
  });

  test("cannot be half settled, whoever writes", async () => {
    const id = await raise(`variant:${randomUUID()}`);
    const half = db().deskAlert.update({ where: { id }, data: { settledAt: new Date() } });
    await expect(half).rejects.toThrow(/desk_alert_settled/);
  });
});

test("alerts say what they are and where to look", () => {
  expect(alertTitle("stock-short")).toBe("Held, but not on the shelf");
  expect(alertTitle("something-new")).toBe("something new");
  expect(subjectPage("variant:MB1")).toBe("/admin/stock/MB1");
  expect(subjectPage("order:10001")).toBe("/admin/orders/10001");
  expect(subjectPage("outbox:1")).toBeNull();
});
