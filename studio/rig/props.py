"""What the figure works with: chair, mat, dumb-bells, band, roller, ball."""

import bpy
import numpy as np

from .pose import Solver, palm_of
from .stage import mesh_object, paint

OAK = (0.27, 0.145, 0.060)
IRON = (0.035, 0.04, 0.04)
MOSS = (0.014, 0.052, 0.031)
RED = (0.60, 0.030, 0.028)


def _bevelled(name: str, size, place, material, bevel: float = 0.008) -> bpy.types.Object:
    bpy.ops.mesh.primitive_cube_add(size=1, location=place)
    thing = bpy.context.object
    thing.name = name
    thing.scale = size
    bpy.ops.object.transform_apply(location=False, scale=True)
    thing.data.materials.append(material)
    edge = thing.modifiers.new("bevel", "BEVEL")
    edge.width, edge.segments = bevel, 3
    return thing


def mat(centre=(0.0, 0.0), size=(0.62, 1.75), height: float = 0.012) -> None:
    """An exercise mat on the floor."""
    _bevelled("mat", (*size, height), (*centre, height / 2), paint("mat", MOSS, 0.85), 0.004)


def chair(place=(0.0, 0.0), seat: float = 0.45, width: float = 0.42, facing: float = 1.0) -> None:
    """A plain chair. `place` is the middle of the seat; its back stands at -Y when `facing` is 1, at +Y when it is -1."""
    oak, iron = paint("oak", OAK, 0.45), paint("iron", IRON, 0.4)
    x, y = place
    _bevelled("seat", (width, width, 0.03), (x, y, seat - 0.015), oak, 0.012)
    back = y - facing * (width / 2 - 0.012)
    _bevelled("back", (width, 0.022, 0.20), (x, back - facing * 0.018, seat + 0.34), oak, 0.010)
    for side in (-1, 1):
        for end in (-1, 1):
            tall = seat - 0.03 if end == facing else seat + 0.44
            at = (x + side * (width / 2 - 0.025), y + end * (width / 2 - 0.022), tall / 2)
            bpy.ops.mesh.primitive_cylinder_add(radius=0.013, depth=tall, location=at, vertices=24)
            bpy.context.object.data.materials.append(iron)
            bpy.ops.object.shade_smooth()


class DumbBell:
    """A small hexagonal dumb-bell whose handle lies along its own X."""

    def __init__(self, name: str, length: float = 0.17):
        iron = paint("rubber", IRON, 0.55)
        steel = paint("steel", (0.55, 0.55, 0.53), 0.3, Metallic=1.0)
        parts = []
        for side in (-1, 1):
            bpy.ops.mesh.primitive_cylinder_add(vertices=6, radius=0.047, depth=0.055, location=(side * (length / 2 - 0.01), 0, 0), rotation=(0, np.pi / 2, 0))
            end = bpy.context.object
            end.data.materials.append(iron)
            edge = end.modifiers.new("bevel", "BEVEL")
            edge.width, edge.segments = 0.007, 3
            parts.append(end)
        bpy.ops.mesh.primitive_cylinder_add(vertices=32, radius=0.0145, depth=length - 0.03, rotation=(0, np.pi / 2, 0))
        bpy.ops.object.shade_smooth()
        bpy.context.object.data.materials.append(steel)
        parts.append(bpy.context.object)
        self.root = bpy.data.objects.new(name, None)
        bpy.context.collection.objects.link(self.root)
        for each in parts:
            each.parent = self.root

    def held(self, solver: Solver, side: str) -> None:
        """Puts it into a closed hand."""
        place, across = grip(solver, side)
        x = across
        z = np.array((0, 0, 1.0))
        y = np.cross(z, x)
        y /= np.linalg.norm(y)
        z = np.cross(x, y)
        from mathutils import Matrix

        turned = Matrix(np.stack((x, y, z), 1).tolist()).to_4x4()
        turned.translation = place
        self.root.matrix_world = turned


def grip(solver: Solver, side: str) -> tuple[np.ndarray, np.ndarray]:
    """Where the hollow of a closed hand is, and which way a handle lies in it (a unit vector)."""
    of = solver.of
    hand = solver.turn[f"wrist.{side}"]
    first, last = of.head[f"finger2-1.{side}"], of.head[f"finger5-1.{side}"]
    across = first - last
    palm = palm_of(side)
    middle = (first + last) / 2 + palm * 0.024 + (of.tail[f"finger3-1.{side}"] - of.head[f"finger3-1.{side}"]) * 0.25
    place = solver.place[f"wrist.{side}"] + hand @ (middle - of.head[f"wrist.{side}"])
    across = hand @ across
    return place, across / np.linalg.norm(across)


class Ribbon:
    """A band: a thin strip along a path, as wide as asked, turned at each point towards a given side."""

    def __init__(self, name: str, points: int, colour=RED, width: float = 0.07):
        self.points, self.width = points, width
        faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(points - 1)]
        latex = paint("latex", colour, 0.42)
        self.thing = mesh_object(name, np.zeros((2 * points, 3)), faces, latex)
        thick = self.thing.modifiers.new("thick", "SOLIDIFY")
        thick.thickness = 0.0016
        thick.offset = 0

    def lay(self, path: np.ndarray, sides: np.ndarray, widths=None) -> None:
        """`path` and `sides` are (points, 3); `sides` need not be unit long."""
        widths = self.width * np.ones(len(path)) if widths is None else np.asarray(widths)
        unit = sides / np.linalg.norm(sides, axis=1, keepdims=True)
        half = unit * (widths / 2)[:, None]
        vertices = np.stack((path - half, path + half), 1).reshape(-1, 3)
        self.thing.data.vertices.foreach_set("co", np.ascontiguousarray(vertices, np.float32).ravel())
        self.thing.data.update()
