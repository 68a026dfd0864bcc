/** Rolls of kinesiology tape, each with a loose end on its paper backing. */
import { lathe, move, profile, surface, type Face, type Material } from "./mesh";
import type { Scene } from "./plate";
import { ribbon } from "./props";
import { add, ease, hex, mix, scale, turnX, turnY, type Vec } from "./vec";

const PAPER: Material = { colour: hex("#e9e3d4"), spec: 0.06, gloss: 14 };
const CARD: Material = { colour: hex("#c9b99c"), spec: 0.04, gloss: 8 };

const cloth = (colour: string): Material => ({ colour: hex(colour), spec: 0.04, gloss: 7, sheen: 0.12 });

/** The loose end: round the back of the roll, under it, out along the floor and up at the tip. */
const loose = (radius: number, long: number) => {
  const start = (150 * Math.PI) / 180;
  const arc = (Math.PI * 1.5 - start) * radius;
  const total = arc + long;
  return (t: number, out: number): Vec => {
    const s = t * total;
    if (s < arc) {
      const a = start + s / radius;
      const r = radius + 0.016 * ease(0, 0.9, s) - 0.02 * (1 - ease(0, 0.9, s)) + out * ease(0, 0.9, s);
      return [r * Math.cos(a), radius + 0.03 + r * Math.sin(a), 0];
    }
    const x = s - arc;
    const rise = ease(long * 0.58, long * 1.35, x);
    const ripple = 0.05 * Math.sin((x / long) * 7) ** 2 * ease(0.3, 1.1, x);
    return [x * (1 - 0.06 * rise), 0.016 - out + ripple + rise * 0.42, 0];
  };
};

const roll = (material: Material): Face[] => {
  const [radius, half, hole] = [0.82, 0.52, 0.5];
  // Wound layers show as fine rings at the sides.
  const side = (t: number): Material => {
    const ring = (0.5 + 0.5 * Math.sin(t * Math.PI * 2 * 15)) ** 2;
    return { ...material, colour: mix(material.colour, scale(material.colour, 0.5), 0.62 * ring) };
  };
  const disc = (z: number): Face[] =>
    surface(
      200,
      100,
      (turn, t) => {
        const [a, r] = [turn * Math.PI * 2, hole + 0.058 + (radius - 0.078 - hole) * t];
        return [r * Math.cos(a), radius + 0.03 + r * Math.sin(a), z];
      },
      (_, t) => side(t),
      true,
    );
  const body = profile([
    [radius - 0.03, -half],
    [radius, -half, 0.02],
    [radius, half, 0.02],
    [radius - 0.03, half],
  ]);
  const core = profile([
    [hole + 0.064, half - 0.02],
    [hole + 0.062, half + 0.022, 0.01],
    [hole, half + 0.022, 0.01],
    [hole, -half - 0.022, 0.01],
    [hole + 0.062, -half - 0.022, 0.01],
    [hole + 0.064, 0.02 - half],
  ]);
  const turn = (faces: readonly Face[]): Face[] =>
    move(faces, (p) => add(turnX(p, 90), [0, radius + 0.03, 0]));
  const wound = turn(lathe(body, material, 220, 150));
  const inner = turn(lathe(core, CARD, 120, 40));
  const line = loose(radius, 2.35);
  const end = ribbon(
    (t) => line(t, 0),
    () => [0, 0, half],
    material,
    260,
    40,
  );
  const backing = ribbon(
    (t) => line(t, 0.016),
    () => [0, 0, half - 0.004],
    PAPER,
    260,
    40,
  );
  return [...wound, ...disc(half), ...disc(-half), ...inner, ...end, ...backing];
};

const scene = (colour: string) => (): Scene => ({
  faces: move(roll(cloth(colour)), (p) => turnY([p[0] - 0.65, p[1], p[2]], -27)),
  camera: { at: [0.05, 0.55, 0.2], eye: [0, 4.4, 8.4], view: 3.5 },
  horizon: 0.26,
});

export const tape: Readonly<Record<string, () => Scene>> = {
  "rocktape-black": scene("#242628"),
  "rocktape-blue": scene("#2c76b0"),
  "rocktape-pink": scene("#d2558c"),
};
