/** The plate: one camera, one sweep of warm stone, and a scene drawn on it as SVG. */
import { keyLight, lightScene, type Probe } from "./light";
import { towards, type Face, type Material } from "./mesh";
import { add, clamp, cross, css, dot, ease, scale, sub, unit, type Vec } from "./vec";

const SIZE = 800;

export interface Camera {
  readonly eye: Vec;
  readonly at: Vec;
  /** Height of the view at the subject, in the scene's own units. */
  readonly view: number;
}

export interface Scene {
  readonly faces: readonly Face[];
  readonly camera: Camera;
  /** Where the floor turns up into the wall, as a share of the height. */
  readonly horizon?: number;
}

type Project = (p: Vec) => readonly [number, number, number];

const projector = (camera: Camera): Project => {
  const away = sub(camera.at, camera.eye);
  const distance = Math.sqrt(dot(away, away));
  const forward = scale(away, 1 / distance);
  const right = unit(cross(forward, [0, 1, 0]));
  const up = cross(right, forward);
  const k = (SIZE / camera.view) * distance;
  return (p) => {
    const q = sub(p, camera.eye);
    const depth = dot(q, forward);
    return [SIZE / 2 + (k * dot(q, right)) / depth, SIZE / 2 - (k * dot(q, up)) / depth, depth];
  };
};

interface Lit {
  readonly total: number;
  readonly key: number;
}

/** Light on one face, from both sides if it lets light through. */
const gather = (f: Face, n: Vec, probe: Probe, reach: number): Lit => {
  const { through = 0 } = f.material;
  const fall = probe(f.centre, n);
  const lift = clamp(0.25 + (f.centre[1] / reach) * 2.2);
  const bounce = 0.36 * (0.5 - 0.5 * n[1]) * lift;
  const total = fall.total + bounce + 0.05;
  if (through === 0) return { total, key: fall.key };
  const behind = probe(f.centre, scale(n, -1));
  return { total: total * (1 - through * 0.5) + through * (behind.total + 0.12), key: fall.key };
};

/** Evens the light out between neighbours: each corner takes the mean of its faces, each face of its corners. */
const even = (faces: readonly Face[], light: readonly Lit[]): Lit[] => {
  const corners = new Map<Vec, [number, number, number]>();
  faces.forEach((f, i) => {
    const { total = 0, key = 0 } = light[i] ?? {};
    for (const p of f.points) {
      const sum = corners.get(p) ?? [0, 0, 0];
      corners.set(p, [sum[0] + total, sum[1] + key, sum[2] + 1]);
    }
  });
  return faces.map((f) => {
    let [total, key] = [0, 0];
    for (const p of f.points) {
      const [t, k, n] = corners.get(p) ?? [0, 0, 1];
      total += t / n / f.points.length;
      key += k / n / f.points.length;
    }
    return { total, key };
  });
};

/** The colour of one face in this light. */
const shade = (f: Face, material: Material, n: Vec, eye: Vec, light: Lit): string => {
  const { colour, spec = 0.06, gloss = 14, sheen = 0.04 } = material;
  const view = unit(sub(eye, f.centre));
  const half = unit(add(view, keyLight));
  const shine = spec * Math.max(0, dot(n, half)) ** gloss * light.key;
  const rim = sheen * (1 - clamp(dot(n, view))) ** 3 * (0.3 + 0.7 * light.total);
  const glow = shine + rim;
  const l = light.total;
  return css([colour[0] * l + glow, colour[1] * l + glow, colour[2] * l + glow * 0.97]);
};

const fixed = (x: number): string => x.toFixed(2);

/** One face as a path, every edge moved out a little so that neighbours overlap and no seam shows. */
const drawFace = (points: readonly (readonly [number, number, number])[], fill: string): string => {
  const n = points.length;
  const flat = points.map((p) => [p[0], p[1]] as const);
  const corner = (i: number): readonly [number, number] => flat[(i + n) % n] ?? [0, 0];
  const way = (i: number): readonly [number, number] => {
    const [p, q] = [corner(i), corner(i + 1)];
    const d = Math.hypot(q[0] - p[0], q[1] - p[1]);
    return d < 1e-6 ? [0, 0] : [(q[0] - p[0]) / d, (q[1] - p[1]) / d];
  };
  const corners = flat.map(([x, y], i) => {
    const [a, b] = [way(i - 1), way(i)];
    const turn = Math.abs(a[0] * b[1] - a[1] * b[0]);
    const k = 0.42 / Math.max(turn, 0.4);
    return `${fixed(x + (a[0] - b[0]) * k)} ${fixed(y + (a[1] - b[1]) * k)}`;
  });
  return `<path fill="${fill}" d="M${corners.join("L")}z"/>`;
};

/** The shadow on the floor, as a quilt of small dark patches blurred into one. */
const floorShadow = (faces: readonly Face[], project: Project, probe: Probe, reach: number): string => {
  const xs = faces.map((f) => f.centre[0]);
  const zs = faces.map((f) => f.centre[2]);
  const min = (a: readonly number[]): number => a.reduce((m, x) => Math.min(m, x), Infinity);
  const max = (a: readonly number[]): number => a.reduce((m, x) => Math.max(m, x), -Infinity);
  const margin = reach * 1.5;
  const [x0, x1, z0, z1] = [min(xs) - margin, max(xs) + margin, min(zs) - margin, max(zs) + margin];
  const n = 230;
  const patches: string[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const spot = (a: number, b: number): Vec => [
        x0 + ((x1 - x0) * (i + a)) / n,
        0,
        z0 + ((z1 - z0) * (j + b)) / n,
      ];
      const dark = 1 - clamp(probe(spot(0.5, 0.5), [0, 1, 0]).total);
      if (dark < 0.004) continue;
      const border = Math.min(i, j, n - 1 - i, n - 1 - j) / n;
      const path = [spot(0, 0), spot(1, 0), spot(1, 1), spot(0, 1)].map((p) => {
        const [x, y] = project(p);
        return `${fixed(x)} ${fixed(y)}`;
      });
      patches.push(
        `<path opacity="${(0.66 * dark ** 1.12 * ease(0, 0.2, border)).toFixed(3)}" d="M${path.join("L")}z"/>`,
      );
    }
  return `<g fill="#3a2f22" shape-rendering="crispEdges" filter="url(#soft)">${patches.join("")}</g>`;
};

const backdrop = (horizon: number): string => {
  const stop = (at: number, colour: string): string =>
    `<stop offset="${clamp(at).toFixed(3)}" stop-color="${colour}"/>`;
  return [
    `<defs><linearGradient id="sweep" x1="0" y1="0" x2="0" y2="1">`,
    stop(0, "#c1b9ab"),
    stop(horizon - 0.16, "#c5bdb0"),
    stop(horizon - 0.06, "#cbc4b8"),
    stop(horizon + 0.02, "#d5cfc5"),
    stop(horizon + 0.1, "#dedad1"),
    stop(horizon + 0.2, "#e3dfd7"),
    stop(1, "#e5e1da"),
    `</linearGradient>`,
    `<radialGradient id="lamp" cx="0.36" cy="0.42" r="0.8"><stop offset="0" stop-color="#fffaf0" stop-opacity="0.2"/>`,
    `<stop offset="0.6" stop-color="#fffaf0" stop-opacity="0"/><stop offset="1" stop-color="#4a3c2a" stop-opacity="0.07"/></radialGradient>`,
    `<filter id="soft" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="3.2"/></filter></defs>`,
    `<rect width="${SIZE}" height="${SIZE}" fill="url(#sweep)"/><rect width="${SIZE}" height="${SIZE}" fill="url(#lamp)"/>`,
  ].join("");
};

/** Draws a scene: sweep, shadow, then every face from the back to the front. */
export const plate = (scene: Scene): string => {
  const { faces, camera, horizon = 0.5 } = scene;
  const project = projector(camera);
  const { probe, reach } = lightScene(faces);
  const drawn = faces.flatMap((f) => {
    const n = towards(f, camera.eye);
    if (!n) return [];
    const corners = f.points.map(project);
    const depth = corners.reduce((s, c) => s + c[2], 0) / corners.length;
    return [{ f, n, corners, depth }];
  });
  drawn.sort((a, b) => b.depth - a.depth);
  const seen = drawn.map((d) => d.f);
  const light = even(
    seen,
    even(
      seen,
      drawn.map((d) => gather(d.f, d.n, probe, reach)),
    ),
  );
  const dark: Lit = { total: 0, key: 0 };
  const paths = drawn.flatMap(({ f, n, corners }, i) => {
    const fall = light[i] ?? dark;
    if (!f.tiles) return [drawFace(corners, shade(f, f.material, n, camera.eye, fall))];
    return f.tiles.map((t) => drawFace(t.points.map(project), shade(f, t.material, n, camera.eye, fall)));
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE * 2}" height="${SIZE * 2}" viewBox="0 0 ${SIZE} ${SIZE}">`,
    backdrop(horizon),
    floorShadow(faces, project, probe, reach),
    ...paths,
    `</svg>`,
  ].join("\n");
};
