"""The figure: the body in a pose, with its shorts, its shoes, its smooth head, and the hamstrings lit and swelling under load."""

from functools import cache

import bpy
import numpy as np

from .body import body
from .materials import Nodes
from .parts import shoe_of
from .pose import Pose, Solver, skin
from .stage import mesh_object, paint
from .subdivide import normals_of, subdivide

HIVIS = (0.92, 0.072, 0.007)
SKIN = (0.36, 0.285, 0.212)
CLOTH = (0.012, 0.034, 0.026)
SOLE = (0.62, 0.58, 0.50)
HEM = 0.83  # metres above the ground at rest, at the outside of the thigh
SOCK = 0.118


def eased_step(low: float, high: float, values: np.ndarray) -> np.ndarray:
    share = np.clip((values - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)


@cache
def _fine():
    """Subdivision of what is left of the base mesh, and where on it cloth and muscle are."""
    of = body()
    collar = of.head["foot.L"][2] - 0.03
    middle = of.vertices[of.faces].mean(1)
    kept = of.faces[(middle[:, 2] > collar) | (np.abs(middle[:, 0]) > 0.33)]
    first, once = subdivide(kept, len(of.vertices))
    second, twice = subdivide(once, first.shape[0])
    matrix = second @ first
    used, faces = np.unique(twice, return_inverse=True)
    matrix = matrix[used]
    rest = matrix @ of.vertices
    return matrix, faces.reshape(-1, 4), rest


def thigh(rest: np.ndarray, side: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where each vertex is on a thigh: share of the way from hip to knee, degrees from straight behind to the outside, and whether at all."""
    of = body()
    hip, knee = of.head[f"upperleg01.{side}"], of.head[f"lowerleg01.{side}"]
    outward = np.sign(hip[0])
    axis = knee - hip
    along = (rest - hip) @ axis / (axis @ axis)
    offset = rest - hip - along[:, None] * axis
    angle = np.degrees(np.arctan2(offset[:, 0] * outward, offset[:, 1] + 0.012))
    here = (np.sign(rest[:, 0]) == outward) & (np.abs(rest[:, 0]) < 0.3) & (along > 0.05) & (along < 1.12)
    return along, angle, here


def _belly(along: np.ndarray, lateral: int) -> tuple[np.ndarray, np.ndarray]:
    """Middle and half width, in degrees, of one spindle at each share of the way down: from the seat bone to beside the knee."""
    share = np.clip((along - 0.10) / 0.95, 0, 1)
    outer = lateral > 0
    middle = lateral * ((21 if outer else 16) + (26 if outer else 22) * share**1.5 + 22 * eased_step(0.70, 1.0, share))
    half = (27 if outer else 22) * np.sin(np.pi * share**0.85) ** 0.75 + 5 * eased_step(0.55, 0.9, share)
    return middle, half


def _muscle(rest: np.ndarray, side: str) -> np.ndarray:
    """How deep within a hamstring each vertex lies, in degrees round the thigh; below nothing outside. The shader draws the edge."""
    along, angle, here = thigh(rest, side)
    depth = np.full(len(rest), -15.0)
    for lateral in (1, -1):
        middle, half = _belly(along, lateral)
        ends = np.minimum((along - 0.10) * 150, (1.06 - along) * 150)
        depth = np.maximum(depth, np.minimum(half - np.abs(angle - middle), ends))
    return np.where(here, np.clip(depth, -15, 15), -15)


def _height(rest: np.ndarray, side: str) -> np.ndarray:
    """How far each vertex rises when the muscle swells, 0 to 1: most in the middle of a belly."""
    along, angle, here = thigh(rest, side)
    rise = np.zeros(len(rest))
    for lateral in (1, -1):
        middle, half = _belly(along, lateral)
        across = np.clip(1 - ((angle - middle) / np.maximum(half + 2, 1)) ** 2, 0, 1)
        share = np.clip((along - 0.10) / 0.95, 0, 1)
        rise = np.maximum(rise, across**0.7 * np.sin(np.pi * share) ** 0.6)
    return np.where(here, rise, 0)


def _shorts(rest: np.ndarray) -> np.ndarray:
    """How deep within shorts or socks each vertex lies, in millimetres; below nothing outside."""
    waist = body().head["spine05"][2] + 0.075
    hem = HEM - 0.055 * (1 - eased_step(0.04, 0.13, np.abs(rest[:, 0])))
    depth = 1000 * np.minimum(rest[:, 2] - hem, waist - rest[:, 2])
    depth = np.maximum(depth, 1000 * (SOCK - rest[:, 2]))
    return np.where(np.abs(rest[:, 0]) < 0.29, np.clip(depth, -20, 20), -20)


def skin_material() -> bpy.types.Material:
    """Skin, cloth and muscle in one: which is which is told by the mesh's own attributes, drawn to an edge here."""
    material = paint("figure", SKIN, 0.5)
    nodes = Nodes(material)
    muscle = nodes.mix(nodes.attribute("load"), (0.46, 0.080, 0.030), HIVIS)
    colour = nodes.mix(nodes.edge("muscle", 0, 2.2), SKIN, muscle)
    cloth = nodes.edge("cloth", -0.6, 0.6)
    nodes.set("Base Color", nodes.mix(cloth, colour, CLOTH))
    nodes.set("Roughness", nodes.mix(cloth, (0.5, 0.5, 0.5), (0.9, 0.9, 0.9)))
    return material


class Figure:
    """One figure in the scene.

    `show` puts it into a pose; `load` is how hard each thigh works, 0 to 1, or None for a thigh at rest; `extra` raises the skin, metres.
    """

    def __init__(self, name: str = "figure"):
        self.matrix, self.faces, self.rest = _fine()
        self.muscle = {side: _muscle(self.rest, side) for side in "LR"}
        self.height = {side: _height(self.rest, side) for side in "LR"}
        self.cloth = _shorts(self.rest)
        self.skin = mesh_object(name, self.rest, self.faces, skin_material())
        mesh = self.skin.data
        for attribute in ("muscle", "load", "cloth"):
            mesh.attributes.new(attribute, "FLOAT", "POINT")
        mesh.attributes["cloth"].data.foreach_set("value", self.cloth.astype(np.float32))
        plain = paint("head", SKIN, 0.5)
        self.head_rest, quads = body().skull
        self.head = mesh_object(f"{name} head", self.head_rest, quads, plain)
        self.shoes = {}
        upper, sole = paint("shoe", CLOTH, 0.55), paint("sole", SOLE, 0.7)
        for side in "LR":
            rest, quads, is_sole = shoe_of(body(), side)
            shoe = mesh_object(f"{name} shoe {side}", rest, quads, upper)
            shoe.data.materials.append(sole)
            for polygon, corners in zip(shoe.data.polygons, quads):
                polygon.material_index = int(is_sole[corners].min() > 0)
            smooth = shoe.modifiers.new("smooth", "SUBSURF")
            smooth.levels = smooth.render_levels = 1
            self.shoes[side] = (shoe, rest)

    def show(self, pose: Pose, load: dict[str, float | None] | None = None, extra: np.ndarray | None = None) -> Solver:
        load = load or {}
        coarse, solver = skin(pose)
        posed = self.matrix @ coarse
        normals = normals_of(posed, self.faces)
        muscle = np.full(len(posed), -15.0)
        strength = np.zeros(len(posed))
        covered = eased_step(-2, 3, self.cloth)
        rise = 0.005 * covered
        for side, amount in load.items():
            if amount is None:
                continue
            muscle = np.maximum(muscle, self.muscle[side])
            strength = np.maximum(strength, amount * (self.muscle[side] > -14))
            rise = rise + (0.005 + 0.016 * amount) * self.height[side] * (1 - covered)
        if extra is not None:
            rise = rise + extra
        _move(self.skin, posed + normals * rise[:, None])
        self.skin.data.attributes["muscle"].data.foreach_set("value", muscle.astype(np.float32))
        self.skin.data.attributes["load"].data.foreach_set("value", strength.astype(np.float32))
        _move(self.head, _carried(solver, "head", self.head_rest))
        for side, (shoe, rest) in self.shoes.items():
            foot = _carried(solver, f"foot.{side}", rest)
            toes = _carried(solver, f"toe2-1.{side}", rest)
            ball = body().head[f"toe2-1.{side}"][1]
            share = eased_step(ball - 0.03, ball + 0.03, -rest[:, 1] + 2 * ball)[:, None]
            _move(shoe, foot + share * (toes - foot))
        return solver


def _carried(solver: Solver, bone: str, rest: np.ndarray) -> np.ndarray:
    return solver.place[bone] + (rest - body().head[bone]) @ solver.turn[bone].T


def _move(thing: bpy.types.Object, vertices: np.ndarray) -> None:
    thing.data.vertices.foreach_set("co", np.ascontiguousarray(vertices, np.float32).ravel())
    thing.data.update()
