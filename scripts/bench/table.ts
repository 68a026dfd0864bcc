import type { Budget } from "./budgets";

export type Unit = "kB" | "bytes" | "ms" | "req/s" | "×" | "s" | "MB" | "points" | "requests" | "";

/** One measured figure. */
export interface Line {
  readonly what: string;
  readonly measured: number;
  readonly unit: Unit;
  /** Null where none is set. */
  readonly budget: Budget | null;
  /** Said at the end of the line: how it was taken, or what stands beside it. */
  readonly note?: string | undefined;
}

const digits: Record<Unit, number> = {
  kB: 1,
  bytes: 0,
  ms: 0,
  "req/s": 0,
  "×": 2,
  s: 2,
  MB: 0,
  points: 0,
  requests: 0,
  "": 3,
};

/** "155.0 kB" of 155,012 bytes; other figures come in the unit that they are shown in. */
export function figureText(value: number, unit: Unit): string {
  const shown = unit === "kB" ? value / 1000 : value;
  const text = shown.toLocaleString("en-GB", {
    maximumFractionDigits: digits[unit],
    minimumFractionDigits: unit === "kB" ? 1 : 0,
  });
  return unit === "" ? text : `${text} ${unit}`;
}

function budgetText({ most, least }: Budget, unit: Unit): string {
  if (most !== undefined && most === least) return figureText(most, unit);
  return most === undefined ? `≥ ${figureText(least ?? 0, unit)}` : `≤ ${figureText(most, unit)}`;
}

/** How far a figure is from what it must be; 0 when it is there. */
function missedBy(measured: number, { most = Infinity, least = -Infinity }: Budget): number {
  return Math.max(0, measured - most, least - measured);
}

/** "met", or "missed by 3.0 kB (2 %)". */
export function verdictText({ measured, unit, budget }: Line): string {
  if (!budget) return "no budget";
  if (!Number.isFinite(measured)) return "not measured";
  const over = missedBy(measured, budget);
  if (over === 0) return "met";
  const bound = budget.most ?? budget.least ?? 0;
  const share = bound === 0 ? "" : ` (${Math.max(1, Math.round((over / bound) * 100))} %)`;
  return `missed by ${figureText(over, unit)}${share}`;
}

export function isMissed(line: Line): boolean {
  return !["met", "no budget"].includes(verdictText(line));
}

const widths = [46, 14, 14, 26] as const;

function columns(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join(" ")
    .trimEnd();
}

export const tableHead = columns(["what", "budget", "measured", "verdict"]);

export function lineText(line: Line): string {
  return columns([
    line.what,
    line.budget ? budgetText(line.budget, line.unit) : "-",
    Number.isFinite(line.measured) ? figureText(line.measured, line.unit) : "-",
    verdictText(line),
    line.note ?? "",
  ]);
}
