"""The end of a strip that was torn off: cloth that gave way thread by thread, with threads standing out, and paper torn on its own line.

Lengths are metres. A strip is told as `shapes.strap` tells it: the middle of its path and the direction of its width.
"""

import math
from dataclasses import dataclass

import bpy
import numpy as np

from . import shapes

COLUMN = 0.0002
ROWS = 22


@dataclass(frozen=True)
class Line:
    """The middle of a strip by how far along it one is, with the way it runs and the way it faces."""

    at: np.ndarray
    points: np.ndarray
    along: np.ndarray
    normal: np.ndarray
    side: np.ndarray
    # Where a place on the strip lies in its weave: a strip that is walked backwards counts down.
    first: float = 0.0
    step: float = 1.0

    @classmethod
    def of(cls, path: np.ndarray, side) -> "Line":
        along = shapes.headings(path)
        side = np.asarray(side, float)
        normal = np.cross(along, side)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        at = np.concatenate(([0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))))
        return cls(at, path, along, normal, side)

    @property
    def length(self) -> float:
        return float(self.at[-1])

    def _read(self, values: np.ndarray, s: np.ndarray) -> np.ndarray:
        return np.stack([np.interp(s, self.at, values[:, k]) for k in range(3)], -1)

    def place(self, s, v, up) -> np.ndarray:
        """The point `s` along, `v` across and `up` off the strip; past its end a strip goes straight on."""
        s, v, up = np.broadcast_arrays(*(np.asarray(each, float) for each in (s, v, up)))
        past = np.maximum(s - self.length, 0)[..., None]
        middle = self._read(self.points, s) + past * self.along[-1]
        return middle + self.side * v[..., None] + self._read(self.normal, s) * up[..., None]

    def between(self, start: float, end: float) -> np.ndarray:
        """The path from `start` to `end`."""
        inside = self.points[(self.at > start) & (self.at < end)]
        tips = self._read(self.points, np.array([start, end]))
        return np.vstack((tips[:1], inside, tips[1:]))

    def back(self) -> "Line":
        """The same strip walked from its end, and facing as it did."""
        at = self.length - self.at[::-1]
        return Line(at, self.points[::-1], -self.along[::-1], self.normal[::-1], -self.side, self.length, -1.0)


def across(half: float) -> np.ndarray:
    """Where the columns of a torn end stand, from one edge to the other."""
    return np.linspace(-half, half, round(2 * half / COLUMN) + 1)


def _wander(v: np.ndarray, draw: np.random.Generator, knots: int, size: float) -> np.ndarray:
    """A slow wave through random knots."""
    knot = draw.normal(0, size, knots + 3)
    t = (v - v[0]) / (v[-1] - v[0]) * knots
    i = np.minimum(t.astype(int), knots - 1)
    t = t - i
    a, b, c, d = (knot[i + k] for k in range(4))
    return ((1 - t) ** 3 * a + (3 * t**3 - 6 * t**2 + 4) * b + (-3 * t**3 + 3 * t**2 + 3 * t + 1) * c + t**3 * d) / 6


def _steps(v: np.ndarray, draw: np.random.Generator, broad: tuple[float, float], size: float) -> np.ndarray:
    """Steps of random breadth and depth, with upright sides."""
    edges, place = [], v[0]
    while place < v[-1]:
        place += draw.uniform(*broad)
        edges.append(place)
    return draw.normal(0, size, len(edges) + 1)[np.searchsorted(edges, v)]


def cloth_tear(v: np.ndarray, seed: int, slant: float) -> np.ndarray:
    """How far cloth goes on past its mean edge: a slant, then runs that stop at a thread, then single yarns."""
    draw = np.random.default_rng(seed)
    wave = _wander(v, draw, 4, 0.0021)
    runs = _steps(v, draw, (0.0022, 0.0064), 0.0016) + _steps(v, draw, (0.0007, 0.0019), 0.0007)
    yarns = _steps(v, draw, (0.00035, 0.0006), 0.00032)
    tear = slant * v / (v[-1] - v[0]) + wave + runs + yarns
    return tear - tear.mean()


def paper_tear(v: np.ndarray, seed: int, slant: float) -> np.ndarray:
    """Paper tears in curves, with a fine deckle and no steps."""
    draw = np.random.default_rng(seed)
    tear = slant * v / (v[-1] - v[0]) + _wander(v, draw, 5, 0.0024) + _wander(v, draw, 22, 0.0006)
    tear += _wander(v, draw, 90, 0.00022)
    return tear - tear.mean()


def lift(v: np.ndarray, seed: int, most: float) -> np.ndarray:
    """How far each part of an end stands up at its very edge."""
    return np.abs(_wander(v, np.random.default_rng(seed), 6, most))


def flap(
    name: str,
    line: Line,
    start: float,
    v: np.ndarray,
    ends: np.ndarray,
    rise: np.ndarray,
    shift: float,
    thickness: float,
    material,
):
    """The last piece of a strip, closed all round, from `start` to an end of its own for each column. UV as `strap` has them."""
    t = np.linspace(0, 1, ROWS)[:, None] ** 0.8
    s = start + (ends - start)[None] * t
    up = rise[None] * np.clip(1 - (ends[None] - s) / 0.009, 0, 1) ** 2
    upper = line.place(s, v[None], up + shift + thickness / 2)
    lower = line.place(s, v[None], up + shift - thickness / 2)
    points = np.concatenate((upper, lower[::-1]))
    rows, columns = points.shape[:2]
    faces = [shapes.grid_faces(rows, columns, False)]
    i = np.arange(ROWS - 1)
    for column in (0, columns - 1):
        corners = (i, i + 1, rows - 2 - i, rows - 1 - i)
        faces.append(np.stack(corners, -1) * columns + column)
    faces = np.concatenate(faces)
    told = line.first + line.step * np.concatenate((s, s[::-1]))
    uv = np.stack((told, np.broadcast_to(line.step * v, (rows, columns))), -1).reshape(-1, 2)
    body = shapes.link(name, points.reshape(-1, 3), faces, material, uv[faces].reshape(-1, 2))
    body.data.use_auto_smooth = True
    body.data.auto_smooth_angle = math.radians(50)
    return body


def _strands(name: str, lines: list[np.ndarray], radius: float, material):
    """Round threads of one thickness, thin at their tips."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions = "3D"
    curve.bevel_depth = radius
    curve.bevel_resolution = 2
    curve.materials.append(material)
    for points in lines:
        spline = curve.splines.new("POLY")
        spline.points.add(len(points) - 1)
        spline.points.foreach_set("co", np.column_stack((points, np.ones(len(points)))).ravel())
        spline.points.foreach_set("radius", np.linspace(1, 0.55, len(points)))
    made = bpy.data.objects.new(name, curve)
    bpy.context.collection.objects.link(made)
    # What frames a picture counts the corners of meshes.
    bpy.context.view_layer.update()
    mesh = bpy.data.meshes.new_from_object(made.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    bpy.data.objects.remove(made)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(thing)
    return thing


def threads(
    name: str,
    line: Line,
    v: np.ndarray,
    ends: np.ndarray,
    rise: np.ndarray,
    shift: float,
    seed: int,
    material,
    floor: float = 0.0,
):
    """Yarns that were pulled out of the edge, a few that came away along it, and the fluff between, none lower than `floor`."""
    draw = np.random.default_rng(seed)
    half = v[-1]

    def grow(root: float, long: float, lean: float, bend: float, stand: float) -> np.ndarray:
        """One thread from a place on the edge: `lean` and `bend` are how it turns from straight on, in radians."""
        t = np.linspace(0, 1, 16)
        turn = lean + bend * t
        forth = np.concatenate(([0], np.cumsum(np.cos(turn[1:]) * long / 15)))
        over = np.concatenate(([0], np.cumsum(np.sin(turn[1:]) * long / 15)))
        end, height = np.interp(root, v, ends), np.interp(root, v, rise)
        up = shift + height + stand * np.sin(t * math.pi * 0.62) * long
        return line.place(end - 0.0012 + forth, root + over, np.maximum(up, floor))

    roots = np.append(draw.uniform(-half, half, 10) * 0.96, (-half * 0.97, half * 0.97))
    loose = [
        grow(root, draw.uniform(0.003, 0.0078), draw.normal(0, 0.35), draw.normal(0, 1.0), draw.uniform(0, 0.3))
        for root in roots
    ]
    # Threads of the width come away along the edge and hang on at one end.
    for root in draw.uniform(-half * 0.7, half * 0.7, 3):
        way = draw.choice((-1, 1))
        long, bend, stand = draw.uniform((0.008, 0.2, 0.05), (0.013, 1.5, 0.2))
        loose.append(grow(root, long, way * 1.15, -way * bend, stand))
    fluff = [
        grow(root, draw.uniform(0.0013, 0.0027), draw.normal(0, 0.6), draw.normal(0, 1.2), draw.uniform(0, 0.5))
        for root in draw.uniform(-half, half, 90)
    ]
    return [_strands(f"{name} yarns", loose, 0.00019, material), _strands(f"{name} fluff", fluff, 0.00009, material)]
