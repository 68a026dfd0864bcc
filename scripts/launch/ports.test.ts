import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anyFreePort, choosePort, machinePorts } from "./ports";
import type { PortBook } from "./ports";

/** A machine on which these ports are taken. */
function bookOf(taken: number[]): PortBook & { held: Set<number> } {
  const held = new Set<number>();
  return {
    held,
    reserve: (port) => Promise.resolve(!taken.includes(port) && !held.has(port) && Boolean(held.add(port))),
    release: (port) => Promise.resolve(void held.delete(port)),
  };
}

const wish = {
  purpose: "the mail catcher",
  setting: "MAIL_PORT",
  first: 1080,
  named: false,
  count: 2,
} as const;

describe("the choice of a port", () => {
  it("takes the default when it is free", async () => {
    expect(await choosePort(wish, bookOf([]))).toBe(1080);
  });

  it("gives way to the next that is free", async () => {
    expect(await choosePort({ ...wish, count: 1 }, bookOf([1080, 1081]))).toBe(1082);
  });

  it("wants both of a pair free, and keeps nothing of a pair it passed over", async () => {
    const book = bookOf([1081, 1083]);
    expect(await choosePort(wish, book)).toBe(1084);
    expect([...book.held]).toEqual([1084, 1085]);
  });

  it("refuses one asked for by name that is taken", async () => {
    const named = { ...wish, named: true };
    await expect(choosePort(named, bookOf([1080]))).rejects.toThrow(/^MAIL_PORT=1080 is taken/);
    await expect(choosePort(named, bookOf([1081]))).rejects.toThrow(
      /^MAIL_PORT=1080 needs 1081 too, which is taken/,
    );
  });

  it("refuses a pair that would end beyond the last port", async () => {
    await expect(choosePort({ ...wish, first: 65_535, named: true }, bookOf([]))).rejects.toThrow(
      /leaves no room/,
    );
  });
});

describe("the ports of this machine", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "fettle-ports-test-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("sees a program that listens", async () => {
    const server = createServer();
    const port = await anyFreePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    expect(await machinePorts(folder).reserve(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await machinePorts(folder).reserve(port)).toBe(true);
  });

  it("sees what another copy has chosen but does not listen on yet", async () => {
    const port = await anyFreePort();
    const [one, other] = [machinePorts(folder), machinePorts(folder)];
    expect(await Promise.all([one.reserve(port), other.reserve(port)])).toHaveLength(2);
    expect(await other.reserve(port)).toBe(false);
    await one.release(port);
    expect(await other.reserve(port)).toBe(true);
  });

  it("does not honour the choice of a copy that is gone", async () => {
    const port = await anyFreePort();
    await writeFile(
      join(folder, `${port}.json`),
      JSON.stringify({ pid: process.pid, startedAt: "another time" }),
    );
    expect(await machinePorts(folder).reserve(port)).toBe(true);
  });
});
