/** Massage aids: the grid roller, the ball and the stick. */
import { lathe, move, profile, surface, type Face, type Material } from "./mesh";
import type { Scene } from "./plate";
import { GRID, roller } from "./props";
import { ease, hex, mix, scale, turnX, turnY, turnZ, type Vec } from "./vec";

const RUBBER: Material = { colour: hex("#1f5a5e"), spec: 0.1, gloss: 14, sheen: 0.06 };
const GROOVE: Material = { colour: hex("#163f43"), spec: 0.04, gloss: 8, sheen: 0.03 };

/** A ball of radius 1 with a lattice of grooves and small raised studs. */
export const massageBall = (fine = 1): Face[] => {
  const point = (u: number, v: number): Vec => {
    const [a, b] = [u * Math.PI * 2, (v - 0.5) * Math.PI];
    return [Math.cos(b) * Math.cos(a), Math.sin(b), -Math.cos(b) * Math.sin(a)];
  };
  const height = (p: Vec): number => {
    // Cube-faced lattice: the same pattern on all six sides.
    const m = Math.max(Math.abs(p[0]), Math.abs(p[1]), Math.abs(p[2]));
    const q = [p[0], p[1], p[2]]
      .filter((c) => Math.abs(c) < m - 1e-9)
      .map((c) => Math.atan(c / m) / (Math.PI / 4));
    const cells = 5;
    const [s = 0, t = 0] = q.map((c) => (((c + 1) / 2) * cells) % 1);
    const edge = (x: number): number => ease(0.06, 0.2, x) * ease(0.06, 0.2, 1 - x);
    return edge(s) * edge(t);
  };
  return surface(
    Math.round(440 * fine),
    Math.round(220 * fine),
    (u, v) => {
      const p = point(u, v);
      return scale(p, 1 - 0.055 * (1 - height(p)));
    },
    (u, v) => {
      const h = height(point(u, v));
      return { ...RUBBER, colour: mix(GROOVE.colour, RUBBER.colour, h), spec: 0.03 + 0.09 * h };
    },
  );
};

const camera = { at: [0, 0.95, 0] as Vec, eye: [0, 5.2, 8.4] as Vec, view: 4.1 };

const ballScene = (): Scene => {
  const turned = move(massageBall(), (p) => {
    const q = turnX(turnZ(turnY(p, 28), -14), 18);
    return [q[0] * 1.12, q[1] * 1.12 + 1.1, q[2] * 1.12];
  });
  return { faces: turned, camera: { ...camera, at: [0.08, 1.0, 0] }, horizon: 0.3 };
};

const gridScene = (): Scene => {
  const tube = move(roller(GRID, 0.95, 4.1), (p) => turnY(p, 62));
  return { faces: tube, camera: { at: [0, 0.8, 0], eye: [0.6, 4.6, 9], view: 5.3 }, horizon: 0.22 };
};

const gridEnd = (): Scene => {
  const tube = move(roller(GRID, 0.95, 4.1), (p) => turnY(p, 18));
  return { faces: tube, camera: { at: [0, 0.95, 0.6], eye: [0.3, 3.1, 9], view: 3.6 }, horizon: 0.28 };
};

/** A flexible bar with free-turning beads between two grips, lying across the plate. */
const stickScene = (): Scene => {
  const grip: Material = { colour: hex("#20272b"), spec: 0.12, gloss: 12, sheen: 0.05 };
  const bead: Material = { colour: hex("#ece7dc"), spec: 0.22, gloss: 26, sheen: 0.05 };
  const steel: Material = { colour: hex("#76797a"), spec: 0.4, gloss: 30 };
  const r = 0.15;
  const handle = profile([
    [0, 0],
    [0.13, 0, 0.06],
    [0.17, 0.1, 0.08],
    [0.15, 0.5, 0.3],
    [0.175, 0.98, 0.08],
    [0.175, 1.06, 0.03],
    [0, 1.06],
  ]);
  const parts: Face[] = [];
  const ridged = (t: number): readonly [number, number] => {
    const [x, y] = handle(t);
    const rib = y > 0.14 && y < 0.9 ? 0.006 * Math.cos(y * 70) : 0;
    return [Math.max(0, x + rib), y];
  };
  const beads = 11;
  const long = 0.27;
  const span = beads * long;
  parts.push(...move(lathe(ridged, grip, 70, 200), ([x, y, z]) => [x, -span / 2 - y - 0.02, -z]));
  parts.push(...move(lathe(ridged, grip, 70, 200), ([x, y, z]) => [x, span / 2 + y + 0.02, z]));
  parts.push(
    ...move(
      lathe((t) => [0.05, t * span], steel, 20, 60),
      ([x, y, z]) => [x, y - span / 2, z],
    ),
  );
  const one = profile([
    [0.05, 0],
    [r * 0.86, 0, 0.03],
    [r, 0.05, 0.05],
    [r, long - 0.055, 0.05],
    [r * 0.86, long - 0.006, 0.03],
    [0.05, long - 0.006],
  ]);
  for (let i = 0; i < beads; i++)
    parts.push(...move(lathe(one, bead, 60, 26), ([x, y, z]) => [x, y - span / 2 + i * long, z]));
  const lying = move(parts, (p) => {
    const q = turnZ(p, -90);
    return turnY([q[0], q[1] + 0.176, q[2]], 38);
  });
  return { faces: lying, camera: { at: [-0.12, 0.1, 0], eye: [-0.12, 5.4, 8], view: 5.35 }, horizon: 0.2 };
};

export const massage: Readonly<Record<string, () => Scene>> = {
  "grid-orange": gridScene,
  "grid-orange-2": gridEnd,
  mb1: ballScene,
  stick: stickScene,
};
