import { db, inTransaction } from "@/lib/db/client";
import { sendEmail } from "@/lib/mail/send";
import { enqueueAll, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import type { Issue, IssueRefusal } from "./newsletter";
import { newsletterIssue } from "./newsletter-emails";
import { readIssue, readSubscriber } from "./newsletter-reads";
import { issueSchema } from "./newsletter-schema";

/** Readers that one transaction puts into the outbox. */
const batch = 1_000;

/**
 * Puts an issue into the outbox for everybody on the list. Again under the same name it reaches those alone who have
 * joined since, so that one that broke off is simply repeated. Refuses an issue without words, and other words under
 * a name that has gone out.
 * @returns how many readers are on the list
 */
export async function sendIssue(issue: Issue): Promise<Result<number, IssueRefusal>> {
  const given = issueSchema.safeParse(issue);
  if (!given.success) return err("bad-issue");
  const { slug, subject, body } = given.data;
  await db().newsletterIssue.createMany({ data: [given.data], skipDuplicates: true });
  const kept = await db().newsletterIssue.findUniqueOrThrow({
    where: { slug },
    select: { id: true, subject: true, body: true },
  });
  if (kept.subject !== subject || kept.body !== body) return err("other-words");
  let readers = 0;
  for (let after: string | undefined = ""; after !== undefined;) {
    const ids: string[] = await enqueueBatch(kept.id, after);
    readers += ids.length;
    after = ids.length === batch ? ids.at(-1) : undefined;
  }
  await wakeWorker();
  return ok(readers);
}

async function enqueueBatch(issueId: string, after: string): Promise<string[]> {
  return inTransaction(async (tx) => {
    const readers = await tx.subscriber.findMany({
      where: { state: "confirmed", ...(after !== "" && { id: { gt: after } }) },
      select: { id: true },
      orderBy: { id: "asc" },
      take: batch,
    });
    await enqueueAll(
      tx,
      "newsletter-issue",
      readers.map(({ id }) => ({
        dedupeKey: `newsletter-issue:${issueId}:${id}`,
        payload: { issueId, subscriberId: id },
      })),
    );
    return readers.map(({ id }) => id);
  });
}

/** Sends one issue to one reader, unless he has left since it was put into the outbox. */
export async function sendIssueTo(issueId: string, subscriberId: string): Promise<void> {
  const [issue, subscriber] = await Promise.all([readIssue(issueId), readSubscriber(subscriberId)]);
  if (!issue || subscriber?.state !== "confirmed") return;
  await sendEmail(newsletterIssue(issue, subscriber));
}
