"""Shapes that every product is made of: sheets, turned bodies, straps and raised blocks. Lengths are metres."""

import math
from collections.abc import Callable, Sequence

import bpy
import numpy as np

Points = Sequence[tuple[float, float]]


def link(name: str, vertices: np.ndarray, faces: np.ndarray, material, uv: np.ndarray | None = None):
    """A smooth mesh out of (n, 3) vertices and (m, 4) corners; `uv` has one (u, v) for each corner."""
    mesh = bpy.data.meshes.new(name)
    mesh.vertices.add(len(vertices))
    mesh.vertices.foreach_set("co", np.asarray(vertices, np.float32).ravel())
    corners = faces.shape[1]
    mesh.loops.add(faces.size)
    mesh.loops.foreach_set("vertex_index", faces.astype(np.int32).ravel())
    mesh.polygons.add(len(faces))
    mesh.polygons.foreach_set("loop_start", np.arange(0, faces.size, corners, dtype=np.int32))
    mesh.polygons.foreach_set("loop_total", np.full(len(faces), corners, np.int32))
    mesh.polygons.foreach_set("use_smooth", np.ones(len(faces), bool))
    if uv is not None:
        layer = mesh.uv_layers.new(name="UVMap")
        layer.data.foreach_set("uv", uv.astype(np.float32).ravel())
    mesh.update(calc_edges=True)
    mesh.validate()
    mesh.materials.append(material)
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(thing)
    return thing


def grid_faces(rows: int, columns: int, ring: bool) -> np.ndarray:
    """The quads between the points of a grid; a `ring` joins its last column to its first."""
    across = columns if ring else columns - 1
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(across), indexing="ij")
    right = (j + 1) % columns
    quads = np.stack((i * columns + j, i * columns + right, (i + 1) * columns + right, (i + 1) * columns + j), -1)
    return quads.reshape(-1, 4)


def sheet(name: str, points: np.ndarray, material, ring: bool = False, measure: tuple[float, float] = (1, 1)):
    """A surface through a (rows, columns, 3) grid. U runs over the columns and V over the rows, 0 to `measure`."""
    rows, columns, _ = points.shape
    faces = grid_faces(rows, columns, ring)
    across = columns if ring else columns - 1
    i, j = np.meshgrid(np.arange(rows - 1), np.arange(across), indexing="ij")
    u = np.stack((j, j + 1, j + 1, j), -1) / across * measure[0]
    v = np.stack((i, i, i + 1, i + 1), -1) / (rows - 1) * measure[1]
    return link(name, points.reshape(-1, 3), faces, material, np.stack((u, v), -1).reshape(-1, 2))


def rounded(points: Points, radius: float | Sequence[float], steps: int = 6) -> list[tuple[float, float]]:
    """A polyline with its inner corners rounded; one radius for all of them, or one each."""
    radii = [radius] * (len(points) - 2) if isinstance(radius, (int, float)) else list(radius)
    line = [points[0]]
    for before, corner, after, size in zip(points, points[1:], points[2:], radii):
        corner_at = np.array(corner, float)
        one, two = np.array(before) - corner_at, np.array(after) - corner_at
        one_long, two_long = np.linalg.norm(one), np.linalg.norm(two)
        reach = min(size, one_long * 0.49, two_long * 0.49)
        start, end = corner_at + one / one_long * reach, corner_at + two / two_long * reach
        for t in np.linspace(0, 1, steps):
            line.append(tuple((1 - t) ** 2 * start + 2 * t * (1 - t) * corner_at + t * t * end))
    line.append(points[-1])
    return line


def even(points, spacing: float) -> np.ndarray:
    """The same line, any number of dimensions, with points no further apart than `spacing`."""
    line = np.asarray(points, float)
    at = np.concatenate(([0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))))
    count = max(2, math.ceil(at[-1] / spacing) + 1)
    wanted = np.linspace(0, at[-1], count)
    return np.stack([np.interp(wanted, at, line[:, k]) for k in range(line.shape[1])], -1)


def lathe(name: str, profile: Points, material, around: int = 128, ripple: Callable | None = None):
    """A body turned about Z from (radius, height) points, listed from the floor up outside; `ripple(angle, height)` adds to the radius."""
    line = np.asarray(profile, float)
    angle = np.linspace(0, 2 * math.pi, around, endpoint=False)
    radius = np.repeat(line[:, :1], around, 1)
    height = np.repeat(line[:, 1:], around, 1)
    if ripple:
        radius = np.maximum(radius + ripple(angle[None, :], height), 1e-5)
    return sheet(name, np.stack((radius * np.cos(angle), radius * np.sin(angle), height), -1), material, ring=True)


def headings(path: np.ndarray) -> np.ndarray:
    """The unit direction of travel at each point of a path."""
    along = np.gradient(path, axis=0)
    return along / np.linalg.norm(along, axis=1, keepdims=True)


def strap(
    name: str, path: np.ndarray, side, half, thickness: float, material, shift: float = 0.0, across: int = 9, start: float = 0.0
):
    """A flat strap with thickness: `path` is its middle, `side` the direction of its width, `half` half that width at each point.

    `shift` moves it along its own normal, so that two straps can lie on one another. UV are metres: along from `start`, then across.
    """
    count = len(path)
    side = np.broadcast_to(np.asarray(side, float), (count, 3))
    half = np.broadcast_to(np.asarray(half, float), (count,))
    normal = np.cross(headings(path), side)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    middle = path + normal * shift
    steps = np.linspace(-1, 1, across)
    top = [(t, 0.5) for t in steps]
    section = np.array(top + [(t, -0.5) for t in steps[::-1]])
    points = (
        middle[:, None]
        + side[:, None] * (half[:, None] * section[None, :, 0])[..., None]
        + normal[:, None] * (thickness * section[None, :, 1])[..., None]
    )
    ring = len(section)
    faces = grid_faces(count, ring, True)
    at = start + np.concatenate(([0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))))
    u = np.repeat(at[:, None], ring, 1).ravel()[faces]
    v = (half[:, None] * section[None, :, 0]).ravel()[faces]
    body = link(name, points.reshape(-1, 3), faces, material, np.stack((u, v), -1).reshape(-1, 2))
    body.data.use_auto_smooth = True
    body.data.auto_smooth_angle = math.radians(50)
    return body


class Blocks:
    """Many raised blocks with soft edges, bent onto one surface by `bend`, which takes (n, 3) of (along, across, height)."""

    def __init__(self, bend: Callable[[np.ndarray], np.ndarray]):
        self.bend = bend
        self.vertices: list[np.ndarray] = []
        self.faces: list[np.ndarray] = []
        self.count = 0

    def add(self, centre: tuple[float, float], size: tuple[float, float], rise: float, corner: float, fillet: float) -> None:
        """One block: its middle, its length and breadth, how far it rises, and how round its corners and upper edge are."""
        outline = _rounded_box(size, corner)
        short = min(size) / 2
        # (inset, height): a flared foot, a steep wall, a rolled edge, then rings towards the middle.
        rings = [(-0.35 * fillet, -0.2 * rise), (-0.1 * fillet, 0.12 * rise), (0.12 * fillet, rise - fillet)]
        rings += [
            (fillet * (1.15 - math.cos(a)), rise - fillet + fillet * math.sin(a))
            for a in np.linspace(0.25, math.pi / 2, 5)
        ]
        rest = short - rings[-1][0]
        rings += [(rings[-1][0] + rest * t, rise) for t in (0.08, 0.35, 0.65, 1.0)]
        half = np.array(size) / 2
        layers = []
        for inset, height in rings:
            scaled = outline * np.maximum((half - inset) / half, 0)
            layers.append(np.column_stack((scaled + np.array(centre), np.full(len(outline), height))))
        points = np.concatenate(layers)
        quads = grid_faces(len(rings), len(outline), True)
        self.vertices.append(self.bend(points))
        self.faces.append(quads + self.count)
        self.count += len(points)

    def build(self, name: str, material):
        """All the blocks as one object."""
        return link(name, np.concatenate(self.vertices), np.concatenate(self.faces), material)


def _rounded_box(size: tuple[float, float], corner: float, arc: int = 5) -> np.ndarray:
    """The outline of a box with rounded corners, evenly beset with points so that it bends well."""
    a, b = size[0] / 2 - corner, size[1] / 2 - corner
    line = []
    for x, y, start in ((a, b, 0), (-a, b, 1), (-a, -b, 2), (a, -b, 3)):
        for t in np.linspace(0, math.pi / 2, arc):
            turn = start * math.pi / 2 + t
            line.append((x + corner * math.cos(turn), y + corner * math.sin(turn)))
        ahead = line[-1]
        following = [(-a, b + corner), (-a - corner, -b), (a, -b - corner), (a + corner, b)][start]
        pieces = max(2, math.ceil(math.dist(ahead, following) / 0.006))
        line += [
            tuple(np.array(ahead) + (np.array(following) - np.array(ahead)) * k / pieces) for k in range(1, pieces)
        ]
    return np.array(line)


def place(thing, where=(0.0, 0.0, 0.0), turn=(0.0, 0.0, 0.0)):
    """Sets a thing down at `where`, turned by degrees about X, Y and Z."""
    thing.location = where
    thing.rotation_euler = tuple(math.radians(each) for each in turn)
    return thing


def group(things, where=(0.0, 0.0, 0.0), turn=(0.0, 0.0, 0.0)):
    """Moves several things as one."""
    parent = bpy.data.objects.new("group", None)
    bpy.context.collection.objects.link(parent)
    for thing in things:
        thing.parent = parent
    return place(parent, where, turn)
