/** One lighting rig for every plate: a broad key light from the upper left and a soft room all round. */
import type { Face } from "./mesh";
import { add, cross, dot, length, scale, sub, unit, type Vec } from "./vec";

interface Lamp {
  readonly to: Vec;
  readonly weight: number;
  readonly key: boolean;
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const KEY = unit([-0.62, 1, 0.55]);

/** Where the highlights come from. */
export const keyLight = KEY;

const lamps = (): Lamp[] => {
  const list: Lamp[] = [];
  const side = unit(cross(KEY, [0, 1, 0]));
  const over = cross(side, KEY);
  const keys = 44;
  for (let i = 0; i < keys; i++) {
    const r = Math.sqrt((i + 0.5) / keys) * 0.42;
    const a = i * GOLDEN;
    const to = unit(add(KEY, add(scale(side, r * Math.cos(a)), scale(over, r * Math.sin(a)))));
    list.push({ to, weight: 0.62 / keys, key: true });
  }
  const dome = 84;
  for (let i = 0; i < dome; i++) {
    const y = 0.04 + (0.96 * (i + 0.5)) / dome;
    const r = Math.sqrt(1 - y * y);
    const a = i * GOLDEN + 1;
    // A little more light from the camera's side and the left, as from a window behind us.
    const to: Vec = [r * Math.cos(a), y, r * Math.sin(a)];
    list.push({ to, weight: (1 + 0.35 * to[2] - 0.3 * to[0]) / dome, key: false });
  }
  const floor = list.reduce((sum, l) => sum + l.weight * l.to[1], 0);
  return list.map((l) => ({ ...l, weight: l.weight / floor }));
};

/** Light falling on a point: all of it, and the key light's share of what could arrive. */
interface Fall {
  readonly total: number;
  readonly key: number;
}
export type Probe = (p: Vec, n: Vec) => Fall;

const SIZE = 420;

/** Depth of the scene as one lamp sees it. */
const depthMap = (
  faces: readonly Face[],
  middle: Vec,
  reach: number,
  to: Vec,
): ((p: Vec, slack: number) => boolean) => {
  const x = unit(cross([0.13, 1, 0.07], to));
  const y = cross(to, x);
  const k = SIZE / (2 * reach);
  const map = new Float32Array(SIZE * SIZE).fill(-Infinity);
  const flat = (p: Vec): Vec => {
    const q = sub(p, middle);
    return [dot(q, x) * k + SIZE / 2, dot(q, y) * k + SIZE / 2, dot(q, to)];
  };
  const triangle = (a: Vec, b: Vec, c: Vec): void => {
    const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (Math.abs(area) < 1e-9) return;
    const [x0, x1] = [
      Math.max(0, Math.floor(Math.min(a[0], b[0], c[0]))),
      Math.min(SIZE - 1, Math.ceil(Math.max(a[0], b[0], c[0]))),
    ];
    const [y0, y1] = [
      Math.max(0, Math.floor(Math.min(a[1], b[1], c[1]))),
      Math.min(SIZE - 1, Math.ceil(Math.max(a[1], b[1], c[1]))),
    ];
    for (let j = y0; j <= y1; j++)
      for (let i = x0; i <= x1; i++) {
        const u = ((b[0] - i) * (c[1] - j) - (c[0] - i) * (b[1] - j)) / area;
        const v = ((c[0] - i) * (a[1] - j) - (a[0] - i) * (c[1] - j)) / area;
        if (u < -0.02 || v < -0.02 || u + v > 1.02) continue;
        const z = u * a[2] + v * b[2] + (1 - u - v) * c[2];
        const at = j * SIZE + i;
        if (z > (map[at] ?? 0)) map[at] = z;
      }
  };
  for (const f of faces) {
    const [a, b, c, d] = f.points.map(flat);
    if (!a || !b || !c) continue;
    triangle(a, b, c);
    if (d) triangle(a, c, d);
  }
  return (p, slack) => {
    const q = flat(p);
    const [i, j] = [Math.round(q[0]), Math.round(q[1])];
    if (i < 0 || j < 0 || i >= SIZE || j >= SIZE) return true;
    return q[2] + slack >= (map[j * SIZE + i] ?? 0);
  };
};

/** Lights a scene once; the probe then answers for any point and direction. */
export const lightScene = (faces: readonly Face[]): { probe: Probe; reach: number } => {
  const low = [0, 1, 2].map((i) => faces.reduce((m, f) => Math.min(m, f.centre[i] ?? 0), Infinity));
  const high = [0, 1, 2].map((i) => faces.reduce((m, f) => Math.max(m, f.centre[i] ?? 0), -Infinity));
  const [lo, hi] = [low as unknown as Vec, high as unknown as Vec];
  const middle = scale(add(lo, hi), 0.5);
  const reach = length(sub(hi, lo)) / 2 + 0.02;
  const set = lamps().map((lamp) => ({ ...lamp, clear: depthMap(faces, middle, reach, lamp.to) }));
  const keys = set.filter((s) => s.key).length;
  const slack = reach * 0.009;
  const probe: Probe = (p, n) => {
    const from = add(p, scale(n, slack * 0.9));
    let total = 0;
    let key = 0;
    for (const s of set) {
      const facing = dot(n, s.to);
      if (facing <= 0) continue;
      if (!s.clear(from, slack * (1 + 0.8 * (1 - facing)))) continue;
      total += s.weight * facing;
      if (s.key) key += 1 / keys;
    }
    return { total, key };
  };
  return { probe, reach };
};
