import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import type { Scheduler } from "fast-check";
import type { Doors } from "./doors";
import { currentTask, Gone, Task, type Mishap, type MishapKind } from "./tasks";

export interface Work<Value> {
  readonly name: string;
  readonly mishap: Mishap | null;
  readonly run: () => Promise<Value>;
}

/** How one piece of work ended; nothing is known of one whose process was gone. */
export interface Ended<Value> {
  readonly value: Value | undefined;
  readonly error: unknown;
  readonly isGone: boolean;
  readonly struck: MishapKind | null;
}

const patienceMs = 60_000;
const lookMs = 4;

/**
 * Runs pieces of work at once, in the order that the scheduler draws: only one moves at a time, from one of its gates to
 * its next, and who waits for a lock counts as standing still.
 */
export async function runTogether<Value>(
  doors: Doors,
  scheduler: Scheduler | null,
  works: readonly Work<Value>[],
): Promise<Ended<Value>[]> {
  const tasks = works.map(({ name, mishap }) => new Task(name, scheduler, mishap));
  const ends = works.map(async ({ run }, index): Promise<Ended<Value>> => {
    const task = tasks[index];
    if (!task) throw new Error("A piece of work without its task");
    const outcome: { value?: Value; error?: unknown } = {};
    try {
      outcome.value = await currentTask.run(task, async () => {
        await task.hold("begins");
        return run();
      });
    } catch (error) {
      if (!task.isGone && !(error instanceof Gone)) outcome.error = error;
    }
    task.isDone = true;
    return {
      value: task.isGone ? undefined : outcome.value,
      error: outcome.error,
      isGone: task.isGone,
      struck: task.struck,
    };
  });
  if (scheduler) {
    for (;;) {
      await untilStill(doors, tasks);
      if (tasks.every(({ isDone }) => isDone)) break;
      if (scheduler.count() > 0) await scheduler.waitNext(1);
    }
  }
  return Promise.all(ends);
}

function isStill(task: Task): boolean {
  return task.isDone || (task.held > 0 && task.flights.size === 0);
}

/** Waits until every task has ended, stands at a gate or waits for a lock; and one of them can go on. */
async function untilStill(doors: Doors, tasks: readonly Task[]): Promise<void> {
  const startMs = performance.now();
  for (;;) {
    await turn();
    const moving = tasks.filter((task) => !isStill(task));
    if (moving.length === 0) return;
    await pause(1);
    if (performance.now() - startMs < lookMs) continue;
    const pids = moving.flatMap(({ flights }) => [...flights.values()]);
    const atDatabase = pids.filter((pid) => pid !== undefined);
    const allAtDatabase =
      moving.every(({ flights }) => flights.size > 0) && atDatabase.length === pids.length;
    if (allAtDatabase && tasks.some((task) => !task.isDone && isStill(task))) {
      const waiting = await doors.waitingForLock(atDatabase);
      const still = tasks.filter((task) => !isStill(task)).flatMap(({ flights }) => [...flights.values()]);
      if (still.length > 0 && still.every((pid) => pid !== undefined && waiting.has(pid))) return;
    }
    if (performance.now() - startMs > patienceMs) {
      const names = moving.map(({ name, flights }) => `${name} (${[...flights.keys()].map(String).join()})`);
      throw new Error(`Nothing moves any more: ${names.join("; ")}`);
    }
  }
}
