import { readFile } from "node:fs/promises";
import { running as budgets } from "../budgets";
import { load } from "../load";
import type { Row } from "../row";
import { startSecondServer } from "../second-server";
import { median } from "../statistics";

const starts = 3;

/** Megabytes of memory that a process holds, from what Linux tells of it. */
async function memoryOf(pid: number, what: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(new RegExp(`^${what}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** The process itself: how long its build and its start take, and what it holds while it works. */
export const running: Row = {
  name: "running",
  title: "Build, cold start and memory",
  needsOwnShop: true,
  async measure({ shop, say }) {
    const seconds: number[] = [];
    let memory = Number.NaN;
    for (let start = 1; start <= starts; start += 1) {
      say(`start ${start} of ${starts}`);
      const server = await startSecondServer(shop);
      seconds.push(server.startSeconds);
      if (start === starts) memory = await memoryUnderLoad(server.address, server.pid, shop.origin);
      await server.stop();
    }
    return [
      {
        what: "build",
        measured: shop.own?.seconds.get("Building the pages") ?? Number.NaN,
        unit: "s",
        budget: budgets.buildSeconds,
      },
      {
        what: "cold start to the first answer",
        measured: median(seconds),
        unit: "s",
        budget: budgets.coldStartSeconds,
        note: `median of ${starts}`,
      },
      {
        what: "memory under load, the most at any time",
        measured: memory,
        unit: "MB",
        budget: budgets.memoryMegabytes,
        note: "pages, searches and baskets at c50, 5 s each",
      },
    ];
  },
};

async function memoryUnderLoad(address: string, pid: number, origin: string): Promise<number> {
  const connections = 50;
  await load({
    url: `${address}/guides/hamstrings`,
    connections,
    seconds: 5,
    headers: { "accept-encoding": "br" },
  });
  await load({
    url: `${address}/search?q=foam+roller`,
    connections,
    seconds: 5,
    headers: { "accept-encoding": "br" },
  });
  const headers = { origin, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  await load({
    url: `${address}/api/basket/lines`,
    connections,
    seconds: 5,
    method: "POST",
    headers,
    body: "sku=TB-RED",
  });
  return memoryOf(pid, "VmHWM");
}
