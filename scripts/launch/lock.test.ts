import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "./lock";
import { identify } from "./process-identity";

let folder: string;
const lockFile = () => join(folder, "lock.json");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fettle-lock-test-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A process that does nothing until it is ended. */
async function idle() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  await once(child, "spawn");
  const ended = once(child, "exit");
  return { pid: child.pid ?? 0, kill: () => child.kill("SIGKILL"), ended };
}

describe("the lock on a data folder", () => {
  it("refuses a second launcher while the first runs", async () => {
    await takeLock(folder);
    await expect(takeLock(folder)).rejects.toThrow(
      new RegExp(`already runs on this folder \\(process ${process.pid},`),
    );
  });

  it("can be taken again once it was released", async () => {
    const lock = await takeLock(folder);
    await lock.release();
    await expect(takeLock(folder)).resolves.toBeDefined();
  });

  it("lets one of many that start at once in", async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("lets one of many take over from a launcher that is gone", async () => {
    const gone = await idle();
    await takeLock(folder, gone.pid);
    gone.kill();
    await gone.ended;
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(folder)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is not fooled by another process that got the number", async () => {
    const launcher = { pid: process.pid, startedAt: "another time" };
    await writeFile(lockFile(), JSON.stringify({ launcher, children: {} }));
    await expect(takeLock(folder)).resolves.toBeDefined();
  });

  it("takes over a lock that nobody can read", async () => {
    await writeFile(lockFile(), "{");
    await expect(takeLock(folder)).resolves.toBeDefined();
  });

  it("waits for what a launcher that is gone had started", async () => {
    const child = await idle();
    const launcher = { pid: process.pid, startedAt: "another time" };
    await writeFile(
      lockFile(),
      JSON.stringify({ launcher, children: { worker: await identify(child.pid) } }),
    );
    setTimeout(child.kill, 300);
    await takeLock(folder);
    // A process that has ended keeps its number until its parent has noticed; it has no identity by then.
    expect(await identify(child.pid)).toBeUndefined();
  });

  it("names the processes that run under it", async () => {
    const lock = await takeLock(folder);
    await lock.note({ worker: process.pid });
    expect(JSON.parse(await readFile(lockFile(), "utf8"))).toEqual({
      launcher: await identify(process.pid),
      children: { worker: await identify(process.pid) },
    });
  });
});
