/** Faces, the stuff they are made of, and surfaces drawn from formulas. */
import { add, cross, dot, lerp, mix, scale, sub, unit, type Vec } from "./vec";

/** How a surface takes the light. */
export interface Material {
  readonly colour: Vec;
  /** Strength and tightness of the highlight. */
  readonly spec?: number;
  readonly gloss?: number;
  /** Soft light along the edges, as cloth has. */
  readonly sheen?: number;
  /** Share of the light that comes through from behind. */
  readonly through?: number;
}

/** A colour between two materials. */
export const mixed = (a: Material, b: Material, t: number): Material => ({
  colour: mix(a.colour, b.colour, t),
  spec: lerp(a.spec ?? 0.06, b.spec ?? 0.06, t),
  gloss: lerp(a.gloss ?? 14, b.gloss ?? 14, t),
  sheen: lerp(a.sheen ?? 0.04, b.sheen ?? 0.04, t),
  through: lerp(a.through ?? 0, b.through ?? 0, t),
});

export interface Face {
  readonly points: readonly Vec[];
  readonly normal: Vec;
  readonly centre: Vec;
  readonly material: Material;
  /** Seen from both sides. */
  readonly both: boolean;
  /** Smaller pieces of other colours, drawn in its place where colours meet. */
  readonly tiles?: readonly Tile[];
}

export interface Tile {
  readonly points: readonly Vec[];
  readonly material: Material;
}

export const face = (points: readonly Vec[], material: Material, both = false, normal?: Vec): Face => {
  const [a, b, c, d] = points as [Vec, Vec, Vec, Vec?];
  const n = normal ?? unit(d ? cross(sub(c, a), sub(d, b)) : cross(sub(b, a), sub(c, a)));
  const centre = scale(points.reduce<Vec>(add, [0, 0, 0]), 1 / points.length);
  return { points, normal: n, centre, material, both };
};

type Paint = Material | ((u: number, v: number) => Material);

/** A surface from a formula of u and v, each from 0 to 1. Faces look towards du × dv. */
export const surface = (
  nu: number,
  nv: number,
  at: (u: number, v: number) => Vec,
  paint: Paint,
  both = false,
): Face[] => {
  const rows: Vec[][] = [];
  for (let i = 0; i <= nu; i++) {
    const row: Vec[] = [];
    for (let j = 0; j <= nv; j++) row.push(at(i / nu, j / nv));
    rows.push(row);
  }
  const faces: Face[] = [];
  for (let i = 0; i < nu; i++) {
    const [r, s] = [rows[i] ?? [], rows[i + 1] ?? []];
    for (let j = 0; j < nv; j++) {
      const [a, b, c, d] = [r[j], s[j], s[j + 1], r[j + 1]];
      if (!a || !b || !c || !d) continue;
      const stuff = typeof paint === "function" ? paint((i + 0.5) / nu, (j + 0.5) / nv) : paint;
      faces.push(face([a, b, c, d], stuff, both));
    }
  }
  return faces;
};

/** Moves every face by a function of points. */
export const move = (faces: readonly Face[], by: (p: Vec) => Vec): Face[] => {
  const moved = new Map<Vec, Vec>();
  // Shared corners stay shared, so that light can be evened out across them.
  const once = (p: Vec): Vec => {
    const q = moved.get(p) ?? by(p);
    moved.set(p, q);
    return q;
  };
  const origin = by([0, 0, 0]);
  return faces.map((f) => ({
    ...f,
    points: f.points.map(once),
    normal: unit(sub(by(f.normal), origin)),
    centre: by(f.centre),
    ...(f.tiles && { tiles: f.tiles.map((t) => ({ ...t, points: t.points.map(by) })) }),
  }));
};

/** A body turned on a lathe about the y axis: `profile(t)` gives radius and height from bottom (0) to top (1). */
export const lathe = (
  profile: (t: number) => readonly [number, number],
  paint: Paint,
  nu = 180,
  nv = 140,
): Face[] =>
  surface(
    nv,
    nu,
    (t, turn) => {
      const [r, y] = profile(t);
      const a = turn * Math.PI * 2;
      return [r * Math.cos(a), y, r * Math.sin(a)];
    },
    paint,
  );

/** Follows a list of corner points with rounded corners: a profile for `lathe`, evenly by length. */
export const profile = (
  corners: readonly (readonly [number, number, number?])[],
): ((t: number) => readonly [number, number]) => {
  const path: (readonly [number, number])[] = [];
  corners.forEach((corner, i) => {
    const [x, y, radius = 0] = corner;
    const [before, after] = [corners[i - 1], corners[i + 1]];
    if (!before || !after || radius === 0) {
      path.push([x, y]);
      return;
    }
    const pull = (to: readonly [number, number, number?]): readonly [number, number] => {
      const d = Math.hypot(to[0] - x, to[1] - y) || 1;
      const k = Math.min(radius, d / 2) / d;
      return [x + (to[0] - x) * k, y + (to[1] - y) * k];
    };
    const [a, b] = [pull(before), pull(after)];
    for (let s = 0; s <= 10; s++) {
      const t = s / 10;
      const [k0, k1, k2] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      path.push([k0 * a[0] + k1 * x + k2 * b[0], k0 * a[1] + k1 * y + k2 * b[1]]);
    }
  });
  const lengths = [0];
  path.forEach((p, i) => {
    const q = path[i - 1];
    if (q) lengths.push((lengths[i - 1] ?? 0) + Math.hypot(p[0] - q[0], p[1] - q[1]));
  });
  const total = lengths.at(-1) ?? 1;
  return (t) => {
    const want = t * total;
    const i = Math.max(
      1,
      lengths.findIndex((l) => l >= want - 1e-9),
    );
    const [p, q] = [path[i - 1] ?? [0, 0], path[i] ?? [0, 0]];
    const [l0, l1] = [lengths[i - 1] ?? 0, lengths[i] ?? 1];
    const k = l1 > l0 ? (want - l0) / (l1 - l0) : 0;
    return [p[0] + (q[0] - p[0]) * k, p[1] + (q[1] - p[1]) * k];
  };
};

/** Whether a face looks at the eye; a sheet always does, with its normal turned round if need be. */
export const towards = (f: Face, eye: Vec): Vec | undefined => {
  const facing = dot(f.normal, sub(eye, f.centre));
  if (facing > 0) return f.normal;
  return f.both ? scale(f.normal, -1) : undefined;
};
