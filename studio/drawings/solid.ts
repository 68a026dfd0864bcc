/** Solids described by distance, and the skin drawn over them. */
import { face, type Face, type Material } from "./mesh";
import { add, clamp, dot, length, lerp, scale, sub, unit, type Vec } from "./vec";

/** Distance from a point to the surface; negative inside. */
export type Solid = (p: Vec) => number;

/** Two solids run together like clay over a length `k`. */
export const blend = (a: number, b: number, k: number): number => {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
};

/** Several solids run together. */
export const melt =
  (k: number, ...parts: readonly Solid[]): Solid =>
  (p) => {
    let d = Infinity;
    for (const part of parts) d = d === Infinity ? part(p) : blend(d, part(p), k);
    return d;
  };

export const ball =
  (at: Vec, r: number): Solid =>
  (p) =>
    length(sub(p, at)) - r;

/** A tapering capsule from a to b. */
export const limb = (a: Vec, b: Vec, ra: number, rb: number): Solid => {
  const ab = sub(b, a);
  const l2 = dot(ab, ab) || 1e-9;
  return (p) => {
    const ap = sub(p, a);
    const h = clamp(dot(ap, ab) / l2);
    return length(sub(ap, scale(ab, h))) - lerp(ra, rb, h);
  };
};

/** A belly between two points: fat in the middle, thin at the ends. */
export const spindle = (a: Vec, b: Vec, r: number, power = 0.75): Solid => {
  const ab = sub(b, a);
  const l2 = dot(ab, ab) || 1e-9;
  return (p) => {
    const ap = sub(p, a);
    const h = clamp(dot(ap, ab) / l2);
    return length(sub(ap, scale(ab, h))) - r * Math.max(0.02, Math.sin(Math.PI * h)) ** power;
  };
};

/** A box with rounded edges, axes as given. */
export const block = (at: Vec, half: Vec, r: number, axes?: readonly [Vec, Vec, Vec]): Solid => {
  const [x, y, z] = axes ?? [[1, 0, 0] as Vec, [0, 1, 0] as Vec, [0, 0, 1] as Vec];
  return (p) => {
    const q = sub(p, at);
    const d: Vec = [
      Math.abs(dot(q, x)) - half[0] + r,
      Math.abs(dot(q, y)) - half[1] + r,
      Math.abs(dot(q, z)) - half[2] + r,
    ];
    const out = length([Math.max(d[0], 0), Math.max(d[1], 0), Math.max(d[2], 0)]);
    return out + Math.min(Math.max(d[0], d[1], d[2]), 0) - r;
  };
};

/** A rod with flat ends and softened rims. */
export const rod = (a: Vec, b: Vec, radius: number, soft = 0.004): Solid => {
  const axis = unit(sub(b, a));
  const half = length(sub(b, a)) / 2;
  const mid = scale(add(a, b), 0.5);
  return (p) => {
    const q = sub(p, mid);
    const along = dot(q, axis);
    const across = length(sub(q, scale(axis, along)));
    const [dx, dy] = [across - radius + soft, Math.abs(along) - half + soft];
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - soft;
  };
};

/** Keeps the side of a plane that `normal` points away from. */
export const cut =
  (solid: Solid, at: Vec, normal: Vec, soft = 0.004): Solid =>
  (p) =>
    -blend(-solid(p), -dot(sub(p, at), normal), soft);

const slope = (solid: Solid, p: Vec): Vec => {
  const e = 1e-3;
  return unit([
    solid([p[0] + e, p[1], p[2]]) - solid([p[0] - e, p[1], p[2]]),
    solid([p[0], p[1] + e, p[2]]) - solid([p[0], p[1] - e, p[2]]),
    solid([p[0], p[1], p[2] + e]) - solid([p[0], p[1], p[2] - e]),
  ]);
};

/** Skins a solid with small four-sided faces (surface nets), each vertex pulled on to the true surface. */
export const skin = (
  solid: Solid,
  low: Vec,
  high: Vec,
  cell: number,
  paint: Material | ((p: Vec, n: Vec) => Material),
): Face[] => {
  const pad = cell * 2.37;
  const from: Vec = [low[0] - pad, low[1] - pad, low[2] - pad];
  const size = [0, 1, 2].map((i) => Math.ceil(((high[i] ?? 0) + pad - (from[i] ?? 0)) / cell) + 1);
  const [nx, ny, nz] = size as [number, number, number];
  const value = new Float32Array(nx * ny * nz);
  const index = (i: number, j: number, k: number): number => (i * ny + j) * nz + k;
  const at = (i: number, j: number, k: number): Vec => [
    from[0] + i * cell,
    from[1] + j * cell,
    from[2] + k * cell,
  ];
  // Blocks far from the surface are not worth sampling.
  const B = 8;
  const reach = cell * B * 1.1;
  for (let bi = 0; bi < nx; bi += B)
    for (let bj = 0; bj < ny; bj += B)
      for (let bk = 0; bk < nz; bk += B) {
        const middle = solid(at(bi + B / 2, bj + B / 2, bk + B / 2));
        const far = Math.abs(middle) > reach;
        for (let i = bi; i < Math.min(bi + B, nx); i++)
          for (let j = bj; j < Math.min(bj + B, ny); j++)
            for (let k = bk; k < Math.min(bk + B, nz); k++)
              value[index(i, j, k)] = far ? middle : solid(at(i, j, k));
      }
  const vertices = new Map<number, Vec>();
  const vertex = (i: number, j: number, k: number): Vec => {
    const key = index(i, j, k);
    const known = vertices.get(key);
    if (known) return known;
    let sum: Vec = [0, 0, 0];
    let n = 0;
    for (let e = 0; e < 12; e++) {
      const [axis, a, b] = [e >> 2, e & 1, (e >> 1) & 1];
      const p0: [number, number, number] = axis === 0 ? [0, a, b] : axis === 1 ? [a, 0, b] : [a, b, 0];
      const p1: [number, number, number] = axis === 0 ? [1, a, b] : axis === 1 ? [a, 1, b] : [a, b, 1];
      const v0 = value[index(i + p0[0], j + p0[1], k + p0[2])] ?? 1;
      const v1 = value[index(i + p1[0], j + p1[1], k + p1[2])] ?? 1;
      if (v0 < 0 === v1 < 0) continue;
      const t = v0 / (v0 - v1);
      sum = add(sum, [lerp(p0[0], p1[0], t), lerp(p0[1], p1[1], t), lerp(p0[2], p1[2], t)]);
      n++;
    }
    let p = add(at(i, j, k), scale(sum, cell / Math.max(1, n)));
    for (let s = 0; s < 2; s++) p = sub(p, scale(slope(solid, p), clamp(solid(p), -cell, cell)));
    vertices.set(key, p);
    return p;
  };
  const faces: Face[] = [];
  const push = (flip: boolean, a: Vec, b: Vec, c: Vec, d: Vec): void => {
    const points = flip ? [a, d, c, b] : [a, b, c, d];
    const centre = scale(add(add(a, b), add(c, d)), 0.25);
    const n = slope(solid, centre);
    faces.push(face(points, typeof paint === "function" ? paint(centre, n) : paint, false, n));
  };
  for (let i = 1; i < nx - 1; i++)
    for (let j = 1; j < ny - 1; j++)
      for (let k = 1; k < nz - 1; k++) {
        const inside = (value[index(i, j, k)] ?? 1) < 0;
        if (inside !== (value[index(i + 1, j, k)] ?? 1) < 0)
          push(!inside, vertex(i, j - 1, k - 1), vertex(i, j, k - 1), vertex(i, j, k), vertex(i, j - 1, k));
        if (inside !== (value[index(i, j + 1, k)] ?? 1) < 0)
          push(!inside, vertex(i - 1, j, k - 1), vertex(i - 1, j, k), vertex(i, j, k), vertex(i, j, k - 1));
        if (inside !== (value[index(i, j, k + 1)] ?? 1) < 0)
          push(!inside, vertex(i - 1, j - 1, k), vertex(i, j - 1, k), vertex(i, j, k), vertex(i - 1, j, k));
      }
  return faces;
};
