// Sends one issue to everybody on the list: `npm run newsletter -- 2026-12 december.txt`. The file is plain text: the subject,
// an empty line, the words. Repeating the command sends to nobody twice.
import { readFile } from "node:fs/promises";
import { closeDatabase } from "@/lib/db/client";
import { sendIssue } from "@/lib/newsletter/issue-commands";
import { issueRefusalWords } from "@/lib/newsletter/newsletter";
import { parseIssue } from "@/lib/newsletter/newsletter-schema";
import { joinRunningShop } from "./launch/running-shop";

async function main([slug = "", file]: readonly string[]): Promise<string> {
  if (file === undefined) throw new Error("Say which issue and where it stands: 2026-12 december.txt");
  const issue = parseIssue(slug, await readFile(file, "utf8"));
  if (!issue.success) throw new Error(issueRefusalWords["bad-issue"]);
  await joinRunningShop();
  const sent = await sendIssue(issue.data);
  if (!sent.ok) throw new Error(issueRefusalWords[sent.refusal]);
  return `"${issue.data.subject}" is in the outbox for ${sent.value} ${sent.value === 1 ? "reader" : "readers"}.`;
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
