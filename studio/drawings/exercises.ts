/** Poses of the exercise stills. Metres; the floor is y = 0, the figure faces left. */
import { BONES, figure, type ArmPose, type LegPose, type Look, type Pose } from "./figure";
import { move, type Face } from "./mesh";
import type { Camera, Scene } from "./plate";
import { chair, dumbbell, GRID, mat, ribbon, roller, through } from "./props";
import { massageBall } from "./massage";
import { BAND } from "./bands";
import { add, hex, scale, type Vec } from "./vec";

const SOLE = BONES.ankle;
const camera = (x: number, y: number, view: number, side = 0.7, over = 0.75): Camera => ({
  at: [x, y, 0],
  eye: [x + side, y + over, 4.6],
  view,
});
const PARTNER: Look = {
  skin: { colour: hex("#b3aa99"), spec: 0.05, gloss: 9, sheen: 0.07 },
  cloth: { colour: hex("#47584f"), spec: 0.04, gloss: 7, sheen: 0.1 },
};

/** Both arms alike, the far one mirrored. */
const arms = (x: number, y: number, z: number, fingers: Vec, splay = 0.25): [ArmPose, ArmPose] => [
  { hand: [x, y, z], fingers, splay },
  { hand: [x, y, -z], fingers: [fingers[0], fingers[1], -fingers[2]], splay },
];
const legs = (near: LegPose, far: Partial<LegPose> = {}): [LegPose, LegPose] => [
  near,
  { ...near, ankle: [near.ankle[0], near.ankle[1], -near.ankle[2]], ...far },
];
const raise = (faces: readonly Face[], by: number): Face[] => move(faces, (p) => [p[0], p[1] + by, p[2]]);

const singleLegDeadlift = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.02, 0.92],
    spine: [158, 163, 168, 172],
    legs: [
      { ankle: [-0.01, SOLE, 0.06], toes: [-1, 0, 0.12], work: 1, roll: 12 },
      { ankle: [0.86, 0.985, -0.09], toes: [0.12, -1, 0], work: 0.5, roll: 20 },
    ],
    arms: arms(-0.43, 0.55, 0.2, [-0.1, -1, 0]),
  };
  return { faces: figure(pose), camera: camera(0.14, 0.62, 2.0, 1.1) };
};

const singleLegBridge = (): Scene => {
  const pose: Pose = {
    turn: -1,
    hip: [0, 0.325],
    spine: [206, 213, 202, 182],
    legs: [
      { ankle: [0.38, SOLE, 0.1], toes: [1, 0, 0.08], work: 1, roll: 28 },
      { ankle: [0.73, 0.505, -0.1], toes: [-0.12, 1, 0], work: 0 },
    ],
    arms: arms(0.13, 0.035, 0.27, [1, -0.02, 0.1], 3),
  };
  return {
    faces: [...figure(pose), ...chair(0.9, -0.12, 0.42)],
    camera: camera(0.22, 0.38, 2.2, 0.4),
    horizon: 0.46,
  };
};

const nordicCurl = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [-0.247, 0.407],
    spine: [126, 125, 124, 116],
    legs: legs({ ankle: [0.42, 0.065, 0.09], toes: [1, -0.12, 0], work: 1, roll: 25 }),
    arms: arms(-0.76, 0.66, 0.17, [-0.55, 0.75, 0], 0.8),
  };
  const partner: Pose = {
    turn: 1,
    hip: [1.0, 0.285],
    spine: [128, 138, 146, 122],
    legs: legs({ ankle: [1.06, 0.06, 0.24], toes: [1, -0.12, 0.1], splay: 0.6 }, { splay: -0.6 }),
    arms: arms(0.45, 0.13, 0.1, [-0.75, -0.6, -0.2], 0.6),
  };
  const people = [...figure(pose), ...figure(partner, PARTNER)];
  return {
    faces: [...raise(people, 0.012), ...mat(0.28, 0.92, 0.36)],
    camera: camera(0.17, 0.42, 2.45, 0.5),
    horizon: 0.44,
  };
};

const stiffLeggedDeadlift = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.13, 0.905],
    spine: [160, 163, 167, 160],
    legs: legs({ ankle: [0, SOLE, 0.1], toes: [-1, 0, 0.1], work: 1, roll: 14 }, { toes: [-1, 0, -0.1] }),
    arms: arms(-0.27, 0.55, 0.2, [0, -1, 0]),
  };
  const bells = [0.2, -0.2].flatMap((z) => dumbbell([-0.27, 0.435, z], [1, 0, 0.25]));
  return { faces: [...figure(pose), ...bells], camera: camera(-0.1, 0.6, 1.75, 1.1) };
};

const followAlong = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.03, 0.915],
    spine: [94, 95, 93, 90],
    legs: legs({ ankle: [0.02, SOLE, 0.14], toes: [-1, 0, 0.2], work: 1, roll: 4 }, { toes: [-1, 0, -0.2] }),
    arms: arms(-0.16, 0.95, 0.27, [-0.8, -0.25, -0.1], 0.7),
  };
  return {
    faces: [...raise(figure(pose), 0.012), ...mat(0, 0.62, 0.36)],
    camera: camera(0, 0.84, 2.2, 2.9, 0.7),
    horizon: 0.55,
  };
};

const seatedFold = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.25, 0.1],
    spine: [118, 148, 172, 190],
    legs: [
      { ankle: [-0.59, 0.082, 0.1], toes: [-0.12, 1, 0], work: 1, roll: 72 },
      { ankle: [-0.1, 0.06, -0.14], toes: [-1, 0.05, 0.1], splay: -4 },
    ],
    arms: [
      { hand: [-0.58, 0.2, 0.15], fingers: [-1, -0.1, -0.2], splay: 0.5 },
      { hand: [-0.58, 0.2, 0.05], fingers: [-1, -0.1, 0.2], splay: 0.5 },
    ],
  };
  return { faces: figure(pose), camera: camera(-0.13, 0.26, 1.55, 0.3, 0.9), horizon: 0.4 };
};

const lyingBandStretch = (): Scene => {
  const leg: Vec = [0.19, 0.925, 0.08];
  const pose: Pose = {
    turn: -1,
    hip: [0, 0.105],
    spine: [180, 180, 179, 182],
    legs: [
      { ankle: leg, toes: [-0.97, 0.2, 0], work: 1, roll: 24 },
      { ankle: [0.84, 0.085, -0.1], toes: [0.1, 1, 0] },
    ],
    arms: [
      { hand: [-0.12, 0.36, 0.15], fingers: [0.5, 0.9, 0], splay: 0.6 },
      { hand: [-0.12, 0.36, 0.0], fingers: [0.5, 0.9, 0], splay: 0.6 },
    ],
  };
  const foot = add(leg, [-0.05, 0.1, 0]);
  const line = through([
    [-0.16, 0.34, 0.17],
    [-0.085, 0.45, 0.155],
    [0.02, 0.75, 0.14],
    add(foot, [-0.02, -0.04, 0.052]),
    add(foot, [0, 0.005, 0.03]),
    add(foot, [0, 0.005, -0.03]),
    add(foot, [-0.02, -0.04, -0.052]),
    [0.02, 0.75, 0.04],
    [-0.085, 0.45, 0.005],
    [-0.16, 0.34, -0.01],
  ]);
  const across = (t: number): Vec => scale([-0.95, 0.3, 0], 0.018 + 0.014 * Math.sin(Math.PI * t));
  const band = ribbon(line, across, BAND.red);
  return { faces: [...figure(pose), ...band], camera: camera(0.14, 0.48, 1.95, 0.5), horizon: 0.46 };
};

const standingFold = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.1, 0.918],
    spine: [172, 212, 244, 262],
    legs: legs({ ankle: [0, SOLE, 0.09], toes: [-1, 0, 0.1], work: 1, roll: 14 }, { toes: [-1, 0, -0.1] }),
    arms: arms(-0.25, 0.24, 0.15, [0.05, -1, 0]),
  };
  return { faces: figure(pose), camera: camera(-0.06, 0.5, 1.5, 1.1), horizon: 0.52 };
};

const rollingHamstring = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.22, 0.225],
    spine: [42, 50, 58, 78],
    legs: [
      { ankle: [-0.615, 0.165, 0.1], toes: [-0.2, 1, 0], work: 1, roll: 74 },
      { ankle: [-0.3, SOLE, -0.12], toes: [-1, 0, -0.1] },
    ],
    arms: arms(0.68, 0.05, 0.24, [1, -0.03, 0.15], 0.2),
  };
  const tube = move(roller({ ...GRID, fine: 0.6 }), ([x, y, z]) => [x + 0.02, y, z + 0.1]);
  return { faces: [...figure(pose), ...tube], camera: camera(0.08, 0.36, 1.9, 0.2, 0.85), horizon: 0.43 };
};

const massageBallThigh = (): Scene => {
  const pose: Pose = {
    turn: 1,
    hip: [0.2, 0.5],
    spine: [88, 91, 94, 90],
    legs: [
      { ankle: [-0.49, 0.32, 0.1], toes: [-0.55, 0.85, 0], work: 1, roll: 72 },
      { ankle: [-0.24, SOLE, -0.12], toes: [-1, 0, -0.05] },
    ],
    arms: [
      { hand: [0.28, 0.44, 0.27], fingers: [-0.15, -1, -0.2], splay: 0.5 },
      { hand: [0.0, 0.63, -0.14], fingers: [-1, -0.15, 0], splay: 0.5 },
    ],
  };
  const rubber = move(massageBall(0.5), (p) => add(scale(p, 0.042), [-0.015, 0.44, 0.13]));
  return {
    faces: [...figure(pose), ...chair(0.18, 0, 0.4), ...rubber],
    camera: camera(-0.05, 0.62, 1.75, 0.2),
    horizon: 0.54,
  };
};

export const exercises: Readonly<Record<string, () => Scene>> = {
  "exercise-single-leg-deadlift": singleLegDeadlift,
  "exercise-single-leg-bridge": singleLegBridge,
  "exercise-nordic-curl": nordicCurl,
  "exercise-stiff-legged-deadlift": stiffLeggedDeadlift,
  "exercise-follow-along": followAlong,
  "exercise-seated-fold": seatedFold,
  "exercise-lying-band-stretch": lyingBandStretch,
  "exercise-standing-fold": standingFold,
  "exercise-rolling-hamstring": rollingHamstring,
  "exercise-massage-ball": massageBallThigh,
};
