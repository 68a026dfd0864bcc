/** Elastic resistance bands, one scene in five colours. */
import { mixed, surface, type Face, type Material } from "./mesh";
import type { Scene } from "./plate";
import { clamp, ease, hex, lerp, mix, type Vec } from "./vec";

const rubber = (colour: string, through: number): Material => ({
  colour: hex(colour),
  spec: 0.1,
  gloss: 18,
  sheen: 0.05,
  through,
});

export const BAND = {
  yellow: rubber("#e6c12c", 0.3),
  red: rubber("#b8251f", 0.35),
  green: rubber("#2c7a43", 0.3),
  blue: rubber("#25569c", 0.3),
  black: rubber("#2a2c2e", 0.12),
} as const;

const STONE = hex("#e0dbd1");

/** The band's path seen from its edge: a stack of flat folds, then a loose end that lifts and curls over. */
const path = (): { at: (t: number) => readonly [number, number] } => {
  const half = 0.95;
  const points: (readonly [number, number])[] = [];
  const gap = 0.115;
  const folds = 5;
  for (let k = 0; k < folds; k++) {
    const dir = k % 2 === 0 ? 1 : -1;
    const y = 0.03 + k * gap;
    const sag = (s: number): number => -0.012 * k * Math.sin(Math.PI * s);
    for (let i = 0; i <= 30; i++) {
      const s = i / 30;
      points.push([dir * lerp(-half, half, s), y + sag(s)]);
    }
    if (k === folds - 1) break;
    for (let i = 1; i < 12; i++) {
      const a = -Math.PI / 2 + (Math.PI * i) / 12;
      points.push([dir * (half + Math.cos(a) * 0.1), y + gap / 2 + (Math.sin(a) * gap) / 2]);
    }
  }
  // The loose end runs on past the stack, down to the floor, and curls up.
  const top = 0.03 + (folds - 1) * gap;
  const tail: (readonly [number, number])[] = [
    [half + 0.25, top + 0.0],
    [half + 0.55, top - 0.2],
    [half + 0.8, top - 0.37],
    [half + 1.1, top - 0.4],
    [half + 1.35, top - 0.28],
    [half + 1.42, top + 0.0],
    [half + 1.24, top + 0.14],
    [half + 1.06, top + 0.02],
    [half + 1.12, top - 0.14],
    [half + 1.24, top - 0.12],
  ];
  const last = points.at(-1) ?? [0, 0];
  const knots = [points.at(-8) ?? last, last, ...tail];
  for (let i = 1; i < knots.length - 1; i++) {
    const g = (k: number): readonly [number, number] => knots[clamp(k, 0, knots.length - 1)] ?? last;
    const [a, b, c, d] = [g(i - 1), g(i), g(i + 1), g(i + 2)];
    for (let s = 1; s <= 14; s++) {
      const f = s / 14;
      const term = (n: 0 | 1): number =>
        0.5 *
        (2 * b[n] +
          (c[n] - a[n]) * f +
          (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * f * f +
          (3 * b[n] - a[n] - 3 * c[n] + d[n]) * f * f * f);
      points.push([term(0), term(1)]);
    }
  }
  return {
    at: (t) => {
      const x = t * (points.length - 1);
      const i = Math.min(points.length - 2, Math.floor(x));
      const [p, q] = [points[i] ?? last, points[i + 1] ?? last];
      return [lerp(p[0], q[0], x - i), lerp(p[1], q[1], x - i)];
    },
  };
};

const band = (material: Material): Face[] => {
  const { at } = path();
  return surface(
    620,
    44,
    (u, v) => {
      const [x, y] = at(u);
      const loose = ease(0.55, 1, u);
      // Each fold lies a little askew; the loose end swings towards us.
      const skew = 0.035 * Math.sin(u * 19) + 0.75 * loose * loose;
      const z = (v - 0.5) * 1.5;
      const wave = loose * 0.05 * Math.sin(v * 3.1 + u * 9);
      return [x - 0.7 - 0.2 * loose * z, Math.max(0.012, y + wave), z + skew] satisfies Vec;
    },
    // A single layer lets the stone behind show a little.
    (u) =>
      mixed(
        material,
        { ...material, colour: mix(material.colour, STONE, 0.1) },
        ease(0.72, 0.9, u) * (material.through ?? 0) * 3,
      ),
    true,
  );
};

const scene = (material: Material) => (): Scene => ({
  faces: band(material),
  camera: { at: [0.12, 0.32, 0.05], eye: [-1.1, 4.6, 7.6], view: 4.25 },
  horizon: 0.22,
});

export const bands: Readonly<Record<string, () => Scene>> = {
  "thera-band-red": scene(BAND.red),
  "thera-band-yellow": scene(BAND.yellow),
  "thera-band-green": scene(BAND.green),
  "thera-band-blue": scene(BAND.blue),
  "thera-band-black": scene(BAND.black),
};
