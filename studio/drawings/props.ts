/** Things that the exercises stand, sit and pull on, and that the product plates show on their own. */
import { surface, type Face, type Material } from "./mesh";
import { block, melt, rod, skin, type Solid } from "./solid";
import { add, ease, hex, scale, sub, unit, type Vec } from "./vec";

const WOOD: Material = { colour: hex("#a98a64"), spec: 0.06, gloss: 18 };
const IRON: Material = { colour: hex("#2c3133"), spec: 0.16, gloss: 22 };
const CHROME: Material = { colour: hex("#9a9c9b"), spec: 0.4, gloss: 30 };
const MAT: Material = { colour: hex("#5f7466"), spec: 0.03, gloss: 6, sheen: 0.06 };

/** A plain wooden chair, seat `height` high, its back on the +x side. */
export const chair = (x: number, z: number, height: number): Face[] => {
  const leg = (dx: number, dz: number, top: number): Solid =>
    block([x + dx, top / 2, z + dz], [0.018, top / 2, 0.018], 0.006);
  const parts: Solid[] = [
    block([x, height - 0.015, z], [0.22, 0.015, 0.21], 0.012),
    leg(-0.19, -0.18, height - 0.02),
    leg(-0.19, 0.18, height - 0.02),
    leg(0.2, -0.18, height + 0.42),
    leg(0.2, 0.18, height + 0.42),
    block([x + 0.2, height + 0.37, z], [0.012, 0.055, 0.18], 0.01),
    block([x + 0.2, height + 0.2, z], [0.01, 0.03, 0.18], 0.008),
    block([x, height - 0.055, z - 0.18], [0.2, 0.025, 0.012], 0.005),
    block([x, height - 0.055, z + 0.18], [0.2, 0.025, 0.012], 0.005),
    block([x - 0.19, height - 0.055, z], [0.012, 0.025, 0.18], 0.005),
    block([x, 0.17, z - 0.18], [0.2, 0.014, 0.01], 0.005),
    block([x, 0.17, z + 0.18], [0.2, 0.014, 0.01], 0.005),
  ];
  return skin(
    melt(0.004, ...parts),
    [x - 0.25, 0, z - 0.24],
    [x + 0.25, height + 0.45, z + 0.24],
    0.0072,
    WOOD,
  );
};

/** An exercise mat, its top 12 mm off the floor. */
export const mat = (x: number, half: number, depth = 0.32): Face[] =>
  skin(
    block([x, 0.006, 0], [half, 0.006, depth], 0.005),
    [x - half, 0, -depth],
    [x + half, 0.012, depth],
    0.009,
    MAT,
  );

/** A dumb-bell held at `at`, its bar along `axis`. */
export const dumbbell = (at: Vec, axis: Vec): Face[] => {
  const u = unit(axis);
  const end = (k: number): Vec => add(at, scale(u, k));
  const bells = melt(
    0.004,
    rod(end(-0.15), end(-0.075), 0.058, 0.012),
    rod(end(0.075), end(0.15), 0.058, 0.012),
  );
  const bar = rod(end(-0.09), end(0.09), 0.016);
  const r: Vec = [0.17, 0.17, 0.17];
  return [
    ...skin(bells, sub(at, r), add(at, r), 0.006, IRON),
    ...skin(bar, sub(at, r), add(at, r), 0.006, CHROME),
  ];
};

/** A smooth line through a list of points. */
export const through =
  (points: readonly Vec[]) =>
  (t: number): Vec => {
    const spans = points.length - 1;
    const i = Math.min(spans - 1, Math.floor(t * spans));
    const f = t * spans - i;
    const p = (k: number): Vec => points[Math.min(spans, Math.max(0, k))] ?? [0, 0, 0];
    const [a, b, c, d] = [p(i - 1), p(i), p(i + 1), p(i + 2)];
    const term = (n: 0 | 1 | 2): number =>
      0.5 *
      (2 * b[n] +
        (c[n] - a[n]) * f +
        (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * f * f +
        (3 * b[n] - a[n] - 3 * c[n] + d[n]) * f * f * f);
    return [term(0), term(1), term(2)];
  };

/** A flat band along a line, its width lying along `across(t)`. */
export const ribbon = (
  line: (t: number) => Vec,
  across: (t: number) => Vec,
  material: Material,
  steps = 260,
  rows = 14,
): Face[] => surface(steps, rows, (u, v) => add(line(u), scale(across(u), v * 2 - 1)), material, true);

/** The raised blocks of the grid roller: 0 in the grooves, 1 on top. `turn` and `along` run from 0 to 1. */
const blocks = (turn: number, along: number): number => {
  const [rows, columns] = [15, 9];
  const row = Math.floor(turn * rows);
  const band = row % 5;
  const edge = (x: number, gap: number): number => ease(gap, gap + 0.07, x) * ease(gap, gap + 0.07, 1 - x);
  const across = (turn * rows) % 1;
  // Three rows of small squares, then two of long fingers.
  if (band < 3) return edge(across, 0.07) * edge((along * columns) % 1, 0.07);
  const shifted = (along * columns * 0.5 + (band === 3 ? 0 : 0.5)) % 1;
  return edge(across, 0.1) * edge(shifted, band === 3 ? 0.05 : 0.28);
};

export interface RollerLook {
  readonly foam: Material;
  readonly core: Material;
  readonly fine?: number;
}

export const GRID: RollerLook = {
  foam: { colour: hex("#f57a0c"), spec: 0.07, gloss: 10, sheen: 0.05 },
  core: { colour: hex("#242627"), spec: 0.02, gloss: 8, sheen: 0.01 },
};

/** A hollow foam roller along the z axis, resting on the floor. */
export const roller = (look: RollerLook, radius = 0.07, long = 0.33): Face[] => {
  const fine = look.fine ?? 1;
  const [depth, wall, bore] = [radius * 0.085, radius * 0.74, radius * 0.66];
  const place = (r: number, turn: number, z: number): Vec => {
    const a = turn * Math.PI * 2;
    return [r * Math.cos(a), radius + r * Math.sin(a), z];
  };
  const outer = surface(
    Math.round(360 * fine),
    Math.round(220 * fine),
    (turn, v) => {
      const rim = ease(0, 0.012, v) * ease(0, 0.012, 1 - v);
      return place(radius - depth + depth * blocks(turn, v) * rim, turn, (v - 0.5) * long);
    },
    look.foam,
  );
  const ring = (z: number, r0: number, r1: number, m: Material): Face[] =>
    surface(90, 10, (turn, v) => place(r0 + (r1 - r0) * v, turn, z), m, true);
  const half = long / 2;
  const inside = surface(90, 40, (turn, v) => place(bore, turn, (v - 0.5) * long * 1.012), look.core, true);
  return [
    ...outer,
    ...[-half, half].flatMap((z) => [
      ...ring(z, wall, radius - depth, look.foam),
      ...ring(z * 1.012, bore, wall, look.core),
      ...surface(90, 3, (turn, v) => place(wall, turn, z * (0.99 + 0.022 * v)), look.core, true),
    ]),
    ...inside,
  ];
};
