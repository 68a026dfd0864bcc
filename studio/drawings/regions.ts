/** Bodies made of several regions, each with its own colour, under one skin. */
import { mixed, type Face, type Material, type Tile } from "./mesh";
import { skin, type Solid } from "./solid";
import { add, clamp, length, scale, sub, type Vec } from "./vec";

/** Part of a body with its own colour. */
export interface Region {
  readonly solid: Solid;
  readonly paint: Material | ((p: Vec) => Material);
}

const TILES = 4;
const STONE: Material = { colour: [0.6, 0.55, 0.48] };

/** Skins several regions as one. Where two colours meet, a face is cut into smaller tiles so that the edge is crisp. */
export const together = (regions: readonly Region[], low: Vec, high: Vec, cell: number): Face[] => {
  const whole: Solid = (p) => {
    let d = Infinity;
    for (const r of regions) d = Math.min(d, r.solid(p));
    return d;
  };
  const stuff = (r: Region, p: Vec): Material => (typeof r.paint === "function" ? r.paint(p) : r.paint);
  const paint = (p: Vec): Material => {
    const order = regions.map((r) => ({ r, d: r.solid(p) })).sort((a, b) => a.d - b.d);
    const [first, second] = order;
    if (!first) return STONE;
    if (!second) return stuff(first.r, p);
    const near = clamp(0.5 + (second.d - first.d) / (cell * 0.4));
    return near > 0.99 ? stuff(first.r, p) : mixed(stuff(second.r, p), stuff(first.r, p), near);
  };
  const known = new Map<Vec, Material>();
  const corner = (p: Vec): Material => {
    const m = known.get(p) ?? paint(p);
    known.set(p, m);
    return m;
  };
  return skin(whole, low, high, cell, STONE).map((f) => {
    const [a, b, c, d] = f.points;
    if (!a || !b || !c || !d) return f;
    const found = [a, b, c, d].map(corner);
    const [first = STONE] = found;
    const centre = { ...f, material: first };
    if (found.every((m) => length(sub(m.colour, first.colour)) < 0.02)) return centre;
    const at = (u: number, v: number): Vec =>
      add(
        add(scale(a, (1 - u) * (1 - v)), scale(b, u * (1 - v))),
        add(scale(c, u * v), scale(d, (1 - u) * v)),
      );
    const tiles: Tile[] = [];
    for (let i = 0; i < TILES; i++)
      for (let j = 0; j < TILES; j++) {
        const [u, v, w] = [i / TILES, j / TILES, 1 / TILES];
        const points = [at(u, v), at(u + w, v), at(u + w, v + w), at(u, v + w)];
        tiles.push({ points, material: paint(at(u + w / 2, v + w / 2)) });
      }
    return { ...centre, tiles };
  });
};
