import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { z } from "zod";
import { guards, type Guard } from "./mutations/guards";

/**
 * Breaks each guard of money and stock in a copy of the project, one after the other, and runs the tests that must notice.
 * `npm run mutations` for all, `-- WORD` for those whose words hold it; a whole round writes docs/mutations.md anew.
 */
const wanted = process.argv.slice(2).join(" ").toLowerCase();
const chosen = guards.filter(({ keeps, file }) => `${keeps} ${file}`.toLowerCase().includes(wanted));

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
    }),
  ),
});

const leftOut = [".git", ".next", ".data", "node_modules", "test-results", "public", "studio", "docs"];

async function copyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fettle-mutations-"));
  const root = process.cwd();
  await cp(root, folder, {
    recursive: true,
    filter: (path) => !leftOut.includes(path.slice(root.length + 1).split(sep)[0] ?? ""),
  });
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** The names of the tests that fail in the copy as it stands. */
async function redTests(folder: string, { tests }: Guard): Promise<string[]> {
  const file = join(folder, "mutation-report.json");
  await rm(file, { force: true });
  await new Promise((resolve) => {
    const args = [
      "node_modules/vitest/vitest.mjs",
      "run",
      ...tests,
      "--reporter=json",
      `--outputFile=${file}`,
    ];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore" });
    child.on("exit", resolve);
  });
  const { testResults } = report.parse(JSON.parse(await readFile(file, "utf8")));
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === "failed");
    const own = failed.map(({ title }) => title);
    return own.length === 0 && status === "failed" ? [`${name.slice(folder.length + 1)} as a whole`] : own;
  });
}

async function breakGuard(folder: string, guard: Guard): Promise<string[]> {
  const path = join(folder, guard.file);
  const text = await readFile(path, "utf8");
  const parts = text.split(guard.from);
  if (parts.length !== 2)
    throw new Error(`"${guard.from}" stands ${parts.length - 1} times in ${guard.file}`);
  await writeFile(path, parts.join(guard.to));
  try {
    return await redTests(folder, guard);
  } finally {
    await writeFile(path, text);
  }
}

const folder = await copyProject();
const rows: string[] = [];
let unseen = 0;
try {
  for (const guard of chosen) {
    const red = await breakGuard(folder, guard);
    if (red.length === 0) unseen += 1;
    const [firstRed = "nothing"] = red;
    const more = red.length > 1 ? ` and ${red.length - 1} more` : "";
    process.stdout.write(`${red.length > 0 ? "red  " : "GREEN"}  ${guard.keeps}: ${firstRed}${more}\n`);
    rows.push(
      `| ${guard.keeps} | \`${guard.file.replace("prisma/migrations/", "")}\` | ${firstRed.replaceAll("|", "\\|")}${more} |`,
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(`${chosen.length - unseen} of ${chosen.length} broken guards were noticed.\n`);
if (wanted === "") {
  const head = `# Guards, broken one by one

\`npm run mutations\` breaks each of these in a copy of the project and runs the tests beside it; \`scripts/mutations/guards.ts\` says how each
is broken. The last column is what went red.

| guard | where | what notices |
|---|---|---|
`;
  await writeFile("docs/mutations.md", `${head}${rows.join("\n")}\n`);
}
process.exitCode = unseen > 0 ? 1 : 0;
