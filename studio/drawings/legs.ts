/** Plates of legs alone: compression wear on a shop mannequin, and the hamstrings from behind. */
import { BONES, legSolid, SKIN, type Leg } from "./figure";
import { mixed, move, type Face, type Material } from "./mesh";
import type { Scene } from "./plate";
import { together, type Region } from "./regions";
import { ball, cut, limb, melt, type Solid } from "./solid";
import { add, ease, hex, lerp, mix, scale, turnY, type Vec } from "./vec";

// Built facing -x with the body's left side at +z, then turned to the camera.
const leg = (side: 1 | -1, forward: number): Leg => ({
  hip: [0, 0.93, 0.092 * side],
  knee: [-0.02 - forward * 0.5, 0.505, 0.108 * side],
  ankle: [0.01 - forward, BONES.ankle, 0.118 * side],
  front: [-1, 0, 0],
});

const foot = ({ ankle }: Leg, side: number): Solid =>
  cut(
    melt(
      0.04,
      limb(add(ankle, [0.03, -0.052, 0]), add(ankle, [-0.07, -0.052, 0.01 * side]), 0.034, 0.034),
      limb(add(ankle, [-0.06, -0.055, 0.01 * side]), add(ankle, [-0.15, -0.068, 0.025 * side]), 0.034, 0.02),
      limb(ankle, add(ankle, [0.005, -0.05, 0]), 0.034, 0.036),
      limb(add(ankle, [-0.01, -0.02, 0]), add(ankle, [-0.09, -0.055, 0.01 * side]), 0.03, 0.026),
    ),
    [0, 0, 0],
    [0, -1, 0],
    0.01,
  );

const wide =
  (solid: Solid, k: number): Solid =>
  (p) =>
    solid([p[0], p[1], p[2] / k]);

const hips = (legs: readonly Leg[], top: number): Solid =>
  melt(
    0.07,
    wide(limb([0, 0.93, 0], [-0.005, 1.09, 0], 0.102, 0.088), 1.45),
    wide(limb([-0.005, 1.09, 0], [0, top + 0.1, 0], 0.088, 0.1), 1.5),
    ...legs.map((l) => ball(add(l.hip, [0.045, -0.005, -0.012 * Math.sign(l.hip[2])]), 0.082)),
  );

const FABRIC: Material = { colour: hex("#1d2022"), spec: 0.05, gloss: 8, sheen: 0.2 };
const PANEL: Material = { colour: hex("#2b3033"), spec: 0.05, gloss: 8, sheen: 0.2 };
const WAISTBAND: Material = { colour: hex("#15171a"), spec: 0.1, gloss: 14, sheen: 0.14 };
const SEAM: Material = { colour: hex("#565d60"), spec: 0.05, gloss: 8, sheen: 0.1 };

/** Black compression wear down to `hem`, seen from the front or the back. */
const wear = (hem: number, back: boolean): Scene => {
  const legs = [leg(1, 0.03), leg(-1, -0.02)];
  const whole = melt(0.045, hips(legs, 1.2), ...legs.map((l) => legSolid(l, 1)));
  const feet = legs.map((l, i) => foot(l, i === 0 ? 1 : -1));
  const body = cut(melt(0.03, whole, ...feet), [0, 1.17, 0], [0, 1, 0], 0.012);
  const waist = 1.06;
  const cloth = cut(
    cut((p) => whole(p) - 0.006, [0, waist, 0], [0, 1, 0]),
    [0, hem, 0],
    [0, -1, 0],
  );
  const paint = (p: Vec): Material => {
    if (p[1] > waist - 0.045) return WAISTBAND;
    if (p[1] < hem + 0.016) return WAISTBAND;
    // A curved side panel from the hip to the hem, edged with a flat seam.
    const l = legs[p[2] > 0 ? 0 : 1];
    if (!l) return FABRIC;
    const t = (l.hip[1] - p[1]) / (l.hip[1] - l.ankle[1]);
    const middle = p[1] > l.knee[1] ? mix(l.hip, l.knee, t * 2) : mix(l.knee, l.ankle, t * 2 - 1);
    const out = (p[2] - middle[2]) * Math.sign(l.hip[2]);
    const edge = lerp(0.066, 0.014, t) + 0.016 * Math.sin(t * 7);
    const off = Math.abs(out - edge);
    const seam = 1 - ease(0.0012, 0.0026, off);
    return mixed(out > edge ? PANEL : FABRIC, SEAM, seam);
  };
  const regions: Region[] = [
    { solid: body, paint: SKIN },
    { solid: cloth, paint },
  ];
  const faces: Face[] = together(regions, [-0.24, 0, -0.24], [0.16, 1.18, 0.24], 0.0046);
  return {
    faces: move(faces, (p) => turnY(p, back ? -72 : 108)),
    camera: { at: [0, 0.57, 0], eye: [0, 1.05, 5.2], view: 1.36 },
    horizon: 0.62,
  };
};

/** A cord through points, its thickness following `r`. */
const strand = (points: readonly Vec[], r: (t: number) => number): Solid => {
  const n = points.length - 1;
  const middle = points[n >> 1] ?? [0, 0, 0];
  const around = limb(points[0] ?? middle, points[n] ?? middle, 0.08, 0.08);
  return (p) => {
    // Far off, a looser measure will do.
    const rough = around(p);
    if (rough > 0.03) return rough;
    let d = Infinity;
    for (let i = 0; i < n; i++) {
      const [a, b] = [points[i], points[i + 1]];
      if (a && b) d = Math.min(d, limb(a, b, r(i / n), r((i + 1) / n))(p));
    }
    return d;
  };
};

/** The back of the left thigh: biceps femoris outside, semitendinosus and semimembranosus inside. */
const anatomy = (): Scene => {
  const l = leg(1, 0);
  const side = 1;
  // Round the thigh: 0 is straight behind, positive outwards. Depth is how far it sinks below the skin.
  const line = (stops: readonly (readonly [number, number, number])[]): Vec[] =>
    Array.from({ length: 41 }, (_, i) => {
      const x = (i / 40) * (stops.length - 1);
      const k = Math.min(stops.length - 2, Math.floor(x));
      const [a, b] = [stops[k] ?? [0, 0, 0], stops[k + 1] ?? [0, 0, 0]];
      const f = ease(0, 1, x - k) * 0.5 + (x - k) * 0.5;
      const [t, angle, depth] = [lerp(a[0], b[0], x - k), lerp(a[1], b[1], f), lerp(a[2], b[2], f)];
      const turn = (angle * Math.PI) / 180;
      const r = lerp(0.084, 0.05, Math.min(1, t)) - depth;
      return add(mix(l.hip, l.knee, t), [r * Math.cos(turn), 0, r * Math.sin(turn) * side]);
    });
  const belly =
    (from: number, to: number, r: number, thin: number) =>
    (t: number): number => {
      const x = (t - from) / (to - from);
      return x <= 0 || x >= 1 ? thin : thin + (r - thin) * Math.sin(Math.PI * x);
    };
  const biceps = line([
    [0.02, -6, 0.03],
    [0.36, 20, 0.006],
    [0.75, 40, 0.004],
    [0.95, 56, -0.004],
    [1.12, 68, -0.004],
  ]);
  const tendinosus = line([
    [0.02, -12, 0.026],
    [0.36, -14, -0.003],
    [0.68, -28, -0.01],
    [0.86, -40, -0.03],
    [1.0, -54, -0.018],
    [1.16, -66, -0.003],
  ]);
  const membranosus = line([
    [0.16, -30, 0.02],
    [0.45, -48, 0.014],
    [0.75, -40, 0.008],
    [0.95, -34, 0.006],
    [1.1, -40, 0.01],
  ]);
  const muscle = (colour: string): Material => ({ colour: hex(colour), spec: 0.12, gloss: 20, sheen: 0.05 });
  const tendon = hex("#f4ecdc");
  /** Flesh between two heights, tendon beyond them. */
  const tipped =
    (colour: string, high: number, low: number) =>
    (p: Vec): Material => {
      const flesh = (1 - ease(high - 0.012, high + 0.012, p[1])) * ease(low - 0.02, low + 0.02, p[1]);
      return { ...muscle(colour), colour: mix(tendon, muscle(colour).colour, flesh) };
    };
  const both = [l, leg(-1, 0)];
  const skinned = melt(0.045, hips(both, 1.3), ...both.map((x) => legSolid(x, 1)));
  const stone: Material = { ...SKIN, colour: hex("#cdc2ae") };
  const regions: Region[] = [
    { solid: skinned, paint: stone },
    { solid: strand(biceps, belly(-0.08, 0.92, 0.037, 0.008)), paint: tipped("#ff5a1f", 1.1, 0.508) },
    { solid: strand(tendinosus, belly(-0.08, 0.7, 0.031, 0.0078)), paint: tipped("#ff9561", 1.1, 0.565) },
    { solid: strand(membranosus, belly(0.14, 1.0, 0.036, 0.007)), paint: tipped("#c2390a", 1.1, 0.485) },
  ];
  const faces = together(regions, [-0.16, 0.2, -0.24], [0.2, 1.2, 0.24], 0.0032);
  return {
    faces: move(faces, (p) => turnY(add(p, scale([0, 0, 0.075], -1)), -84)),
    camera: { at: [-0.03, 0.655, 0], eye: [-0.03, 0.775, 4.2], view: 0.66 },
    horizon: 1.15,
  };
};

export const legPlates: Readonly<Record<string, () => Scene>> = {
  "compression-tights": () => wear(0.125, false),
  "compression-tights-2": () => wear(0.125, true),
  "compression-half-tights": () => wear(0.6, false),
  "compression-half-tights-2": () => wear(0.6, true),
  "anatomy-hamstrings": anatomy,
};
