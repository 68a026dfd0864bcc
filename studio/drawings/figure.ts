/** The mannequin: joint angles in, figure out. Bones keep their lengths; feet and hands land where they are told. */
import { mixed, type Face, type Material } from "./mesh";
import { together, type Region } from "./regions";
import { ball, blend, cut, limb, melt, spindle, type Solid } from "./solid";
import {
  add,
  clamp,
  cross,
  dot,
  ease,
  hex,
  length,
  lerp,
  mix,
  scale,
  sub,
  unit,
  type Point,
  type Vec,
} from "./vec";

export const BONES = { thigh: 0.43, shank: 0.42, upperArm: 0.29, forearm: 0.255, ankle: 0.085 } as const;

export interface LegPose {
  /** Where the ankle is; the knee bends forwards as knees do. */
  readonly ankle: Vec;
  /** Which way the toes point. */
  readonly toes: Vec;
  /** Show the hamstrings of this leg at work: 0 not at all, 1 full. */
  readonly work?: number;
  /** Turns the orange bellies round the thigh towards the eye, in degrees. */
  readonly roll?: number;
  /** Pulls the knee outwards (positive is towards the eye). */
  readonly splay?: number;
}

export interface ArmPose {
  readonly hand: Vec;
  /** Which way the fingers point. */
  readonly fingers: Vec;
  /** Turns the elbow outwards. */
  readonly splay?: number;
}

export interface Pose {
  /** Standing, 1 faces left and -1 faces right; lying and sitting bodies turn with their spine. */
  readonly turn: 1 | -1;
  readonly hip: Point;
  /** Directions of pelvis, waist, chest, neck and face, in degrees: 90 is upright. */
  readonly spine: readonly [number, number, number, number];
  /** Near leg and arm first (towards the eye), then far. */
  readonly legs: readonly [LegPose, LegPose];
  readonly arms: readonly [ArmPose, ArmPose];
}

export const SKIN: Material = { colour: hex("#d9cfbc"), spec: 0.05, gloss: 9, sheen: 0.07 };
const CLOTH: Material = { colour: hex("#35526f"), spec: 0.04, gloss: 7, sheen: 0.1 };
const SHOE: Material = { colour: hex("#2f4a66"), spec: 0.08, gloss: 14, sheen: 0.06 };
const SOLE: Material = { colour: hex("#e6e1d6"), spec: 0.05 };
const MUSCLE: Material = { colour: hex("#ff4d0e"), spec: 0.14, gloss: 24, sheen: 0.05 };

const toward = (degrees: number): Vec => [
  Math.cos((degrees * Math.PI) / 180),
  Math.sin((degrees * Math.PI) / 180),
  0,
];

/** Finds the middle joint of two bones; `side` is the way it bends. */
const bend = (from: Vec, to: Vec, l1: number, l2: number, side: Vec): { joint: Vec; end: Vec } => {
  const way = sub(to, from);
  const d = clamp(length(way), 0.05, (l1 + l2) * 0.9995);
  const u = unit(way);
  const a = (l1 * l1 - l2 * l2 + d * d) / (2 * d);
  const h = Math.sqrt(Math.max(0, l1 * l1 - a * a));
  const out = unit(sub(side, scale(u, dot(side, u))));
  return { joint: add(add(from, scale(u, a)), scale(out, h)), end: add(from, scale(u, d)) };
};

/** Which way a bone's front looks, given the bone pointing away from the head. */
const frontOf = (down: Vec, turn: number): Vec => unit([turn * down[1], -turn * down[0], 0]);

/** Widens a solid across the body: its sideways measure shrinks before the distance is taken. */
const wide =
  (solid: Solid, k: number): Solid =>
  (p) =>
    solid([p[0], p[1], p[2] / k]);

export interface Leg {
  readonly hip: Vec;
  readonly knee: Vec;
  readonly ankle: Vec;
  readonly front: Vec;
}

const thighSolid = ({ hip, knee, front }: Pick<Leg, "hip" | "knee" | "front">): Solid =>
  melt(
    0.04,
    limb(hip, knee, 0.082, 0.047),
    spindle(
      add(mix(hip, knee, 0.05), scale(front, 0.016)),
      add(mix(hip, knee, 1.02), scale(front, 0.006)),
      0.07,
      0.4,
    ),
  );

/** Thigh, knee and calf as one. */
export const legSolid = ({ hip, knee, ankle, front }: Leg, turn: number): Solid => {
  const shin = unit(sub(ankle, knee));
  const back = scale(frontOf(shin, turn), -1);
  const calf = add(mix(knee, ankle, -0.02), scale(back, 0.012));
  const calfEnd = add(mix(knee, ankle, 0.8), scale(back, 0.002));
  return melt(
    0.04,
    thighSolid({ hip, knee, front }),
    limb(knee, ankle, 0.044, 0.031),
    spindle(calf, calfEnd, 0.054, 0.75),
  );
};

const shoe = (ankle: Vec, toes: Vec, shin: Vec): { solid: Solid; sole: (p: Vec) => number } => {
  const u = unit(toes);
  const s = unit(sub(shin, scale(u, dot(shin, u))));
  const at = (along: number, down: number): Vec => add(ankle, add(scale(u, along), scale(s, down)));
  const body = melt(
    0.035,
    limb(at(-0.045, 0.05), at(0.05, 0.055), 0.037, 0.036),
    limb(at(0.05, 0.056), at(0.155, 0.066), 0.038, 0.024),
    limb(at(-0.012, 0.0), at(-0.012, 0.04), 0.036, 0.04),
    limb(at(0.0, 0.022), at(0.09, 0.05), 0.034, 0.03),
  );
  const floor = at(0, BONES.ankle);
  return {
    solid: cut(cut(body, floor, s, 0.008), at(-0.012, -0.01), unit(sub(scale(u, 0.18), s)), 0.006),
    sole: (p) => -dot(sub(p, floor), s),
  };
};

const bounds = (points: readonly Vec[], pad: number): [Vec, Vec] => {
  const pick = (f: (...n: number[]) => number, i: 0 | 1 | 2): number => f(...points.map((p) => p[i]));
  return [
    [pick(Math.min, 0) - pad, pick(Math.min, 1) - pad, pick(Math.min, 2) - pad],
    [pick(Math.max, 0) + pad, pick(Math.max, 1) + pad, pick(Math.max, 2) + pad],
  ];
};

export interface Look {
  readonly skin?: Material;
  readonly cloth?: Material;
  readonly cell?: number;
}

/** Builds the whole figure from a pose. */
export const figure = (pose: Pose, look: Look = {}): Face[] => {
  const { turn } = pose;
  const cell = look.cell ?? 0.0062;
  const [a1, a2, a3, a4] = pose.spine;
  const hip: Vec = [pose.hip[0], pose.hip[1], 0];
  const waist = add(hip, scale(toward(a1), 0.16));
  const chest = add(waist, scale(toward(a2), 0.2));
  const neck = add(chest, scale(toward(a3), 0.15));
  const up = toward(a4);
  const face = unit([-turn * up[1], turn * up[0], 0]);
  const head = add(neck, add(scale(up, 0.165), scale(face, 0.018)));
  const pelvisFront = frontOf(scale(toward(a1), -1), turn);
  const chestFront = frontOf(scale(toward(a3), -1), turn);

  const torso = melt(
    0.07,
    wide(limb(hip, waist, 0.1, 0.083), 1.42),
    wide(limb(waist, chest, 0.083, 0.104), 1.45),
    wide(limb(chest, add(chest, scale(toward(a3), 0.09)), 0.104, 0.078), 1.55),
  );
  const headSolid = melt(
    0.05,
    ball(add(head, scale(face, -0.012)), 0.094),
    ball(add(head, add(scale(up, 0.012), scale(face, 0.012))), 0.09),
    limb(
      add(head, add(scale(up, -0.05), scale(face, 0.03))),
      add(head, add(scale(up, -0.085), scale(face, 0.045))),
      0.058,
      0.042,
    ),
  );
  const parts: Solid[] = [
    torso,
    limb(add(neck, scale(toward(a3), -0.04)), add(head, scale(up, -0.05)), 0.056, 0.05),
  ];
  const points: Vec[] = [hip, waist, chest, neck, head];

  const legs = pose.legs.map((leg, i) => {
    const z = i === 0 ? 1 : -1;
    const from: Vec = [hip[0], hip[1], 0.088 * z];
    const guess = frontOf(unit(sub(leg.ankle, from)), turn);
    const { joint, end } = bend(
      from,
      leg.ankle,
      BONES.thigh,
      BONES.shank,
      add(guess, [0, 0, leg.splay ?? 0]),
    );
    return { pose: leg, z, hip: from, knee: joint, ankle: end, front: frontOf(unit(sub(joint, from)), turn) };
  });
  for (const leg of legs) {
    parts.push(legSolid(leg, turn));
    parts.push(ball(add(leg.hip, scale(pelvisFront, -0.04)), 0.088));
    points.push(leg.knee, leg.ankle);
  }
  pose.arms.forEach((arm, i) => {
    const z = i === 0 ? 1 : -1;
    const shoulder = add(add(chest, scale(toward(a3), 0.085)), [0, 0, 0.172 * z]);
    const back = add(scale(chestFront, -1), [0, 0, (arm.splay ?? 0.25) * z]);
    const { joint, end } = bend(shoulder, arm.hand, BONES.upperArm, BONES.forearm, back);
    const fingers = unit(arm.fingers);
    const palm = add(end, scale(fingers, 0.075));
    const fore = unit(sub(end, joint));
    const ahead = frontOf(fore, turn);
    const thumb = unit(sub(ahead, scale(fingers, dot(ahead, fingers))));
    parts.push(limb(add(neck, [0, 0, 0.03 * z]), shoulder, 0.05, 0.05));
    parts.push(
      melt(
        0.024,
        limb(shoulder, joint, 0.052, 0.033),
        spindle(mix(shoulder, joint, 0.02), mix(shoulder, joint, 0.98), 0.046, 0.5),
        limb(joint, end, 0.034, 0.023),
        spindle(mix(joint, end, -0.1), mix(joint, end, 0.75), 0.04, 0.6),
        limb(end, palm, 0.024, 0.03),
        limb(palm, add(palm, scale(fingers, 0.085)), 0.03, 0.019),
        limb(
          add(end, scale(fingers, 0.035)),
          add(palm, add(scale(fingers, 0.02), scale(thumb, 0.03))),
          0.016,
          0.011,
        ),
      ),
    );
    points.push(shoulder, joint, palm);
  });

  // Trunks: the hips and the tops of the thighs, a little larger, cut at waist and hems.
  const trunks: Solid[] = legs.map((leg) => {
    const down = unit(sub(leg.knee, leg.hip));
    const thigh = thighSolid(leg);
    return cut((p) => thigh(p) - 0.008, add(leg.hip, scale(down, 0.185)), down);
  });
  const seat = melt(0.05, torso, ...legs.map((leg) => ball(add(leg.hip, scale(pelvisFront, -0.04)), 0.09)));
  trunks.push(cut((p) => seat(p) - 0.008, add(hip, scale(toward(a1), 0.1)), toward(a1)));
  const shorts = melt(0.035, ...trunks);
  const body = melt(0.045, ...parts);
  const regions: Region[] = [
    { solid: (p) => blend(body(p), headSolid(p), 0.02), paint: look.skin ?? SKIN },
    { solid: shorts, paint: look.cloth ?? CLOTH },
  ];
  for (const leg of legs) {
    const { solid, sole } = shoe(leg.ankle, leg.pose.toes, unit(sub(leg.ankle, leg.knee)));
    const paint = (p: Vec): Material =>
      mixed(SOLE, SHOE, ease(0.02 - cell * 0.6, 0.02 + cell * 0.6, sole(p)));
    regions.push({ solid, paint });
    points.push(add(leg.ankle, scale(unit(leg.pose.toes), 0.1)));
    const work = leg.pose.work ?? 0;
    if (work > 0) regions.push({ solid: hamstrings(leg, work, leg.pose.roll ?? 0), paint: MUSCLE });
  }
  const [low, high] = bounds(points, 0.15);
  return together(regions, low, high, cell);
};

/** Two orange bellies on the back of the thigh. */
const hamstrings = (leg: Leg, work: number, roll: number): Solid => {
  const { hip, knee, front } = leg;
  const down = unit(sub(knee, hip));
  const side = unit(cross(down, front));
  const outward = side[2] > 0 ? side : scale(side, -1);
  const belly = (degrees: number, from: number, to: number, r: number): Solid => {
    const a = (degrees * Math.PI) / 180;
    const way = add(scale(front, -Math.cos(a)), scale(outward, Math.sin(a)));
    const at = (t: number): Vec => add(mix(hip, knee, t), scale(way, lerp(0.082, 0.05, t) - 0.004));
    return spindle(at(from), at(to), r, 0.8);
  };
  const size = 0.026 + 0.008 * work;
  return melt(0.008, belly(roll - 30, 0.36, 0.95, size), belly(roll + 30, 0.36, 1, size));
};
