/** Things in tubes, jars and bottles, and the gel pack. */
import { lathe, mixed, move, profile, surface, type Face, type Material } from "./mesh";
import type { Scene } from "./plate";
import { limb, melt, rod, skin } from "./solid";
import { add, ease, hex, lerp, turnY, type Vec } from "./vec";

const plastic = (colour: string, spec = 0.14, gloss = 26): Material => ({
  colour: hex(colour),
  spec,
  gloss,
  sheen: 0.05,
});
const LABEL = plastic("#f1ece0", 0.05, 12);

/** A soft-edged window: 1 inside, 0 outside. */
const within = (x: number, low: number, high: number, soft: number): number =>
  ease(low - soft, low + soft, x) * (1 - ease(high - soft, high + soft, x));

const camera = (y: number, view: number): Scene["camera"] => ({ at: [0, y, 0], eye: [0, y + 2.6, 9], view });

/** A tube standing on its cap, flattening to a crimp at the top. */
const cream = (): Scene => {
  const white = plastic("#e9e7da", 0.1, 20);
  const green = plastic("#4d7d4b", 0.12, 22);
  const cap = profile([
    [0, 0],
    [0.5, 0, 0.03],
    [0.52, 0.5, 0.05],
    [0.46, 0.52],
    [0, 0.52],
  ]);
  const [foot, top] = [0.5, 3.35];
  const tube = surface(
    300,
    320,
    (v, u) => {
      const a = u * Math.PI * 2;
      const s = ease(0.12, 1.25, v) * 1.18;
      const neck = lerp(0.5, 0.62, ease(0, 0.07, v));
      const crimp = v > 0.93 ? 0.012 : lerp(neck, 0.022, Math.min(1, s) ** 0.92);
      const ridge = v > 0.93 ? 0.006 * Math.sin(v * 420) : 0;
      const wide = lerp(neck, 0.86, Math.min(1, s) ** 0.9);
      return [wide * Math.cos(a), foot + (top - foot) * v, (Math.max(0.012, crimp) + ridge) * Math.sin(a)];
    },
    (v, u) => {
      const front = within(u, 0.12, 0.38, 0.003);
      const rule = within(v, 0.235, 0.255, 0.002) + within(v, 0.66, 0.69, 0.002);
      const leaf = (x: number, y: number, k: number): number => {
        const [dx, dy] = [u - x, (v - y) * 1.35];
        const [p, q] = [dx * Math.cos(k) + dy * Math.sin(k), -dx * Math.sin(k) + dy * Math.cos(k)];
        return 1 - ease(0.93, 1.07, Math.hypot(p / 0.024, q / 0.075));
      };
      const sprig = Math.max(leaf(0.233, 0.52, 0.35), leaf(0.272, 0.49, -0.45));
      const label = mixed(white, LABEL, front * within(v, 0.2, 0.72, 0.002));
      const base = v < 0.075 ? green : label;
      return mixed(base, green, front * Math.min(1, Math.max(rule, sprig)));
    },
  );
  const lid = lathe(cap, green, 160, 90);
  return { faces: move([...tube, ...lid], (p) => turnY(p, -16)), camera: camera(1.66, 4.7), horizon: 0.5 };
};

/** A squat dark red jar with a black screw lid. */
const balm = (): Scene => {
  const red = plastic("#741d1f", 0.2, 30);
  const lidStuff = plastic("#232425", 0.12, 18);
  const jar = profile([
    [0, 0],
    [1.28, 0, 0.12],
    [1.34, 0.16, 0.1],
    [1.34, 0.98, 0.1],
    [1.24, 1.08, 0.05],
    [1.2, 1.12],
  ]);
  const body = lathe(
    jar,
    (t, u) => {
      const [, y] = jar(t);
      const label = within(y, 0.24, 0.92, 0.006) * within(u, 0.1, 0.42, 0.002);
      const bar = within(y, 0.5, 0.535, 0.004) * within(u, 0.15, 0.37, 0.002);
      return mixed(mixed(red, LABEL, label), red, bar * label);
    },
    360,
    150,
  );
  const cap = profile([
    [1.2, 1.1],
    [1.37, 1.1, 0.03],
    [1.37, 1.62, 0.1],
    [1.24, 1.66, 0.05],
    [0, 1.64],
  ]);
  const grip = surface(
    150,
    720,
    (t, u) => {
      const [r, y] = cap(t);
      const rib = y > 1.16 && y < 1.55 && r > 1.3 ? 0.014 * Math.cos(u * Math.PI * 2 * 72) : 0;
      const a = u * Math.PI * 2;
      return [(r + rib) * Math.cos(a), y, (r + rib) * Math.sin(a)];
    },
    lidStuff,
  );
  return {
    faces: move([...body, ...grip], (p) => turnY(p, 12)),
    camera: { at: [0, 0.78, 0], eye: [0, 4.4, 9], view: 4.5 },
    horizon: 0.3,
  };
};

/** A green-blue pump bottle. */
const gel = (): Scene => {
  const teal = { ...plastic("#1c8c8a", 0.24, 34), through: 0.2 };
  const deep = plastic("#0f5f66", 0.12, 22);
  const white = plastic("#ece9e1", 0.14, 24);
  const bottle = profile([
    [0, 0],
    [0.76, 0, 0.14],
    [0.8, 0.2, 0.1],
    [0.8, 2.2, 0.5],
    [0.36, 2.62, 0.2],
    [0.34, 2.74],
  ]);
  const body = lathe(
    bottle,
    (t, u) => {
      const [, y] = bottle(t);
      const label = within(y, 0.45, 1.95, 0.008) * within(u, 0.08, 0.43, 0.002);
      const wave = within(y, 0.45, 0.78 + 0.1 * Math.sin(u * 22), 0.008);
      return mixed(mixed(teal, LABEL, label), deep, label * wave);
    },
    300,
    240,
  );
  const collar = lathe(
    profile([
      [0.34, 2.68],
      [0.42, 2.68, 0.02],
      [0.42, 2.98, 0.06],
      [0.17, 3.04, 0.04],
      [0.14, 3.06],
    ]),
    white,
    140,
    60,
  );
  const head = skin(
    melt(
      0.07,
      rod([0, 2.95, 0], [0, 3.3, 0], 0.13, 0.02),
      rod([0, 3.26, 0], [0, 3.52, 0], 0.25, 0.06),
      limb([0, 3.42, 0], [-0.62, 3.4, 0.1], 0.1, 0.075),
      limb([-0.62, 3.4, 0.1], [-0.7, 3.28, 0.115], 0.075, 0.06),
    ),
    [-0.8, 2.95, -0.3],
    [0.3, 3.55, 0.3],
    0.02,
    white,
  );
  return {
    faces: [...move([...body, ...collar], (p) => turnY(p, 14)), ...head],
    camera: camera(1.72, 4.8),
    horizon: 0.5,
  };
};

/** A soft gel pack sagging over a rolled towel. */
const pack = (): Scene => {
  const gelBlue: Material = { ...plastic("#3478b4", 0.32, 36), through: 0.25 };
  const film: Material = { ...plastic("#7fa9cb", 0.25, 30), through: 0.3 };
  const towel: Material = { colour: hex("#e4dfd4"), spec: 0.02, gloss: 6, sheen: 0.12 };
  const [long, deep] = [3.1, 2.0];
  // Where the pack lies: over the roll near one end, then down along the floor.
  const bed = (s: number): readonly [number, number] => {
    const x = -1.5 + s * 2.95 + 0.16 * Math.sin(Math.PI * s);
    const hump = 0.74 * Math.exp(-(((x + 0.42) / 0.66) ** 2));
    return [x, 0.05 + hump];
  };
  const swell = (u: number, v: number): number => {
    const edge = (x: number): number => ease(0, 1, (Math.min(x, 1 - x) - 0.045) / 0.24) ** 0.55;
    const chamber = Math.sin(u * Math.PI * 3) ** 2;
    const sag = 0.75 + 0.5 * ease(0.3, 1, u) + 0.2 * ease(0.3, 0, u);
    const lumps =
      0.022 * Math.sin(u * 15 + v * 5) + 0.018 * Math.sin(v * 10 - u * 8) + 0.006 * Math.sin(u * 31 - v * 23);
    const body = edge(u) * edge(v) * (0.3 + 0.7 * chamber ** 0.4);
    return body * (0.2 * sag + lumps);
  };
  const sheet = (sign: number): Face[] =>
    surface(
      260,
      180,
      (a, b) => {
        const [u, v] = sign > 0 ? [a, 1 - b] : [a, b];
        const [x, y] = bed(u);
        const [x2, y2] = bed(u + 0.01);
        const d = Math.hypot(x2 - x, y2 - y);
        const thick = swell(u, v) * (sign > 0 ? 1.5 : 0.12);
        const ruffle = 0.03 * (1 - Math.min(1, swell(u, v) * 9)) * (1 + Math.sin(u * 26 + v * 3));
        const [nx, ny] = [-(y2 - y) / d, (x2 - x) / d];
        const corner = 0.05 * (1 - Math.cos((v - 0.5) * 2.2));
        return [
          x + nx * thick * sign,
          y + ny * thick * sign + ruffle + 0.01,
          (v - 0.5) * deep * (1 - corner),
        ];
      },
      (a, b) => mixed(film, gelBlue, ease(0.005, 0.07, swell(a, sign > 0 ? 1 - b : b))),
    );
  const towelRoll = surface(
    200,
    90,
    (u, v) => {
      const a = u * Math.PI * 2;
      const nap = 0.004 * Math.sin(v * 90);
      const r = 0.35 + nap;
      return [r * Math.cos(a) - 0.42, r * Math.sin(a) + 0.36, (v - 0.5) * 2.9] satisfies Vec;
    },
    towel,
  );
  const end = surface(
    60,
    100,
    (u, v) => {
      const a = v * Math.PI * 2;
      const spiral = 0.02 * Math.sin(u * 26 + a);
      const r = u * 0.35;
      return [r * Math.cos(a) - 0.42, r * Math.sin(a) + 0.36, 1.45 + spiral] satisfies Vec;
    },
    (u, v) => ({
      ...towel,
      colour: mixed(towel, plastic("#a9a294"), 0.5 + 0.5 * Math.sin(u * 26 + v * 6.28)).colour,
    }),
    true,
  );
  const faces = [...sheet(1), ...sheet(-1), ...towelRoll, ...end];
  return {
    faces: move(faces, (p) => turnY(add(p, [0.05, 0, 0]), -28)),
    camera: { at: [0.05, 0.3, 0.1], eye: [0, 4.8, 8.2], view: Math.max(4.3, long) },
    horizon: 0.22,
  };
};

export const care: Readonly<Record<string, () => Scene>> = {
  "cold-hot-pack": pack,
  "natures-kiss-recovery-cream": cream,
  "up-sport-balm": balm,
  "biofreeze-gel": gel,
};
