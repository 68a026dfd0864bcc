"""A cold and hot pack, 28 cm by 13 cm: gel in a nylon skin, soft enough to hang where nothing holds it up."""

import math

import bpy
import numpy as np

from ..rig import materials
from ..rig.materials import Nodes, light
from ..rig.stage import paint
from . import shapes
from .labels import Label
from .setting import shoot

LONG, WIDE = 0.28, 0.13
SEAM = 0.008
BLUE = "#1f6fb4"
# The cloth solver is made for things the size of people: the pack is settled ten times too large.
TEN = 10.0


def _outline(points: np.ndarray, corner: float) -> np.ndarray:
    """A grid pressed into a box with round corners."""
    half = np.array([LONG, WIDE]) / 2
    core = half - corner
    beyond = np.maximum(np.abs(points) - core, 0)
    far = np.linalg.norm(beyond, axis=-1, keepdims=True)
    inside = np.abs(points)
    largest = beyond.max(-1, keepdims=True)
    pressed = np.where(far > 1e-9, core * (inside > core) + beyond * largest / np.maximum(far, 1e-9), 0)
    bent = np.where((inside > core).all(-1, keepdims=True), pressed, inside)
    return np.sign(points) * bent


def _bag(step: float = 0.0026):
    """Two skins welded into one along the rim, a little gel between them; UV are the flat pack, 0 to 1. Last, the points about the gel."""
    columns, rows = round(LONG / step), round(WIDE / step)
    x, y = np.meshgrid(np.linspace(-LONG / 2, LONG / 2, columns), np.linspace(-WIDE / 2, WIDE / 2, rows), indexing="ij")
    flat = _outline(np.stack((x, y), -1), 0.022)
    rim = np.minimum(LONG / 2 - np.abs(x), WIDE / 2 - np.abs(y))
    swell = 0.0045 * np.clip((rim - SEAM) / 0.02, 0, 1) ** 0.6
    count = columns * rows
    weld = rim.ravel() < SEAM
    upper = np.column_stack((flat.reshape(-1, 2), swell.ravel()))
    lower = np.column_stack((flat.reshape(-1, 2), -swell.ravel()))[~weld]
    number = np.arange(count)
    number[~weld] = count + np.arange((~weld).sum())
    top = shapes.grid_faces(columns, rows, False)[:, ::-1]
    below = top[~weld[top].all(1)]
    uv = np.column_stack((x.ravel() / LONG + 0.5, y.ravel() / WIDE + 0.5))
    corners = np.concatenate((top, below[:, ::-1]))
    gel = np.concatenate((np.flatnonzero(~weld), np.arange(count, count + len(lower))))
    return (
        np.concatenate((upper, lower)),
        np.concatenate((top, number[below][:, ::-1])),
        uv[corners].reshape(-1, 2),
        gel,
    )


def _settle(start: np.ndarray, faces: np.ndarray, gel: np.ndarray, solids, frames: int):
    """Lets the bag drop onto the solids and come to rest; gives back where its points end."""
    scene = bpy.context.scene
    scene.frame_start, scene.frame_end = 1, frames
    bag = shapes.link("falling", start * TEN, faces, bpy.data.materials.new("none"))
    bag.vertex_groups.new(name="gel").add(gel.tolist(), 1.0, "REPLACE")
    copies = []
    for solid in solids:
        copy = solid.copy()
        copy.data = solid.data.copy()
        bpy.context.collection.objects.link(copy)
        bpy.context.view_layer.update()
        copy.data.transform(solid.matrix_world)
        copy.matrix_world.identity()
        copy.scale = (TEN, TEN, TEN)
        copy.modifiers.new("hit", "COLLISION")
        copy.collision.thickness_outer = 0.012
        copy.collision.cloth_friction = 12
        copies.append(copy)
    cloth = bag.modifiers.new("cloth", "CLOTH")
    told = cloth.settings
    told.quality = 9
    told.mass = 0.0009
    told.air_damping = 2.0
    told.tension_stiffness = told.compression_stiffness = 22
    told.shear_stiffness = 12
    told.bending_stiffness = 0.12
    told.tension_damping = told.compression_damping = told.shear_damping = 12
    told.bending_damping = 1.0
    told.use_pressure = told.use_pressure_volume = True
    told.vertex_group_pressure = "gel"
    told.target_volume = volume(start * TEN, faces) * 1.45
    told.uniform_pressure_force = 1.2
    told.fluid_density = 0.6
    cloth.collision_settings.distance_min = 0.012
    cloth.collision_settings.collision_quality = 4
    cloth.point_cache.frame_start, cloth.point_cache.frame_end = 1, frames
    for frame in range(1, frames + 1):
        scene.frame_set(frame)
    settled = bag.evaluated_get(bpy.context.evaluated_depsgraph_get()).data
    points = np.empty(len(start) * 3, np.float32)
    settled.vertices.foreach_get("co", points)
    for thing in (bag, *copies):
        bpy.data.objects.remove(thing)
    scene.frame_set(1)
    return points.reshape(-1, 3) / TEN


def volume(points: np.ndarray, faces: np.ndarray) -> float:
    """What a closed mesh of quads holds."""
    a, b, c, d = (points[faces[:, k]] for k in range(4))
    return float(abs((np.cross(a, b) * c).sum() + (np.cross(a, c) * d).sum()) / 6)


def _skin():
    """Blue gel under a clear film, paler where only film is left along the weld; the name in white."""
    label = Label(LONG, WIDE, "#000000", 12)
    label.words("Cold/Hot Pack", 22, 108, 12.5, "#ffffff")
    label.words("28 × 13 cm", 100, 108, 7, "#ffffff", 500, 0.02)
    image = label.image("print")
    image.colorspace_settings.name = "Non-Color"
    material = paint("gel pack", light(BLUE), 0.24, Specular=0.5, Subsurface=0.12, Clearcoat=0.35)
    material.node_tree.nodes["Principled BSDF"].inputs["Subsurface Radius"].default_value = (0.002, 0.005, 0.009)
    nodes = Nodes(material)
    uv = nodes.add("TexCoord").outputs["UV"]
    ink = nodes.add("TexImage", {"Vector": uv}, image=image, extension="EXTEND").outputs["Color"]
    apart = nodes.add("SeparateXYZ", {"Vector": uv})
    near = []
    for socket, size in zip(apart.outputs[:2], (LONG, WIDE)):
        off = nodes.maths("ABSOLUTE", nodes.maths("SUBTRACT", socket, 0.5))
        near.append(nodes.maths("MULTIPLY", nodes.maths("SUBTRACT", 0.5, off), size))
    rim = nodes.maths("MINIMUM", *near)
    weld = nodes.maths("LESS_THAN", rim, SEAM)
    cloud = nodes.maths("MULTIPLY_ADD", nodes.noise(0.02, 4, "UV"), 0.2, 0.0)
    deep = nodes.mix(cloud, (*light(BLUE), 1), (*light("#3f97d4"), 1))
    body = nodes.mix(nodes.maths("MULTIPLY", weld, 0.55), deep, (*light("#8fc4e6"), 1))
    nodes.set("Base Color", nodes.mix(ink, body, (0.86, 0.87, 0.86, 1)))
    knurl = nodes.maths("SINE", nodes.maths("MULTIPLY", rim, 6.28318 / 0.0016))
    both = nodes.maths("MULTIPLY", knurl, weld)
    nodes.bump(nodes.maths("ADD", both, nodes.noise(0.0014, 2)), 0.00012, 0.6)
    return material


def _pack(solids, height: float, turn: float, where=(0.0, 0.0), frames: int = 110):
    points, faces, uv, gel = _bag()
    angle = math.radians(turn)
    spin = np.array([[math.cos(angle), -math.sin(angle), 0], [math.sin(angle), math.cos(angle), 0], [0, 0, 1]])
    start = points @ spin.T + np.array([where[0], where[1], height])
    rest = _settle(start, faces, gel, solids, frames)
    pack = shapes.link("pack", rest, faces, _skin(), uv)
    finer = pack.modifiers.new("finer", "SUBSURF")
    finer.levels = finer.render_levels = 1
    return pack


def _terry(colour: str):
    """Towelling: dull, and broken up into loops by a fine grain."""
    base = light(colour)
    material = paint("terry", base, 0.95, Specular=0.05, Sheen=0.6)
    nodes = Nodes(material)
    loops = nodes.noise(0.0021, 3)
    nodes.set("Base Color", nodes.mix(loops, (*(c * 0.74 for c in base), 1), (*(min(1, c * 1.1) for c in base), 1)))
    nodes.bump(loops, 0.0016, 0.9)
    return material


def _pile(points: np.ndarray, normal: np.ndarray, seed: int, size: float = 0.0009) -> np.ndarray:
    """Moves a grid in and out a little, as loops of thread do."""
    draw = np.random.default_rng(seed)
    fine = draw.normal(0, 1, points.shape[:2])
    from scipy.ndimage import gaussian_filter

    fine = gaussian_filter(fine, 0.8)
    return points + normal * (fine / fine.std() * size * 0.5)[..., None]


def _rolled_towel(radius: float, long: float):
    """A hand towel rolled up, its axis along X, on the floor."""
    thick, turns = 0.0085, 4.6
    angle = np.arange(0, turns * 2 * math.pi, 0.012 / radius * 1.0)
    spiral = radius - thick / 2 - thick * (turns - angle / (2 * math.pi))
    keep = spiral > 0.006
    angle, spiral = angle[keep] - angle[-1] + math.radians(200), spiral[keep]
    path = np.column_stack((np.zeros(len(angle)), spiral * np.cos(angle), radius + spiral * np.sin(angle)))
    path = shapes.even(path, 0.0016)
    heading = shapes.headings(path)
    out = np.cross(np.array([1.0, 0, 0]), heading)
    half = thick * 0.47
    # The cut through the cloth: flat sides, round rims at both ends of the roll.
    run = np.linspace(-long / 2 + half, long / 2 - half, round(long / 0.0016))
    cap = np.linspace(-math.pi / 2, math.pi / 2, 9)
    section = np.concatenate(
        (
            np.column_stack((run, np.full(len(run), half))),
            np.column_stack((long / 2 - half + half * np.cos(-cap[1:-1] * 1), half * np.sin(-cap[1:-1]))),
            np.column_stack((run[::-1], np.full(len(run), -half))),
            np.column_stack((-long / 2 + half - half * np.cos(cap[1:-1]), half * np.sin(cap[1:-1]))),
        )
    )
    wander = 0.003 * np.sin(np.linspace(0, 23, len(path)))
    # Both ends of the cloth taper to a hem.
    ends = np.clip(np.minimum(np.arange(len(path)), np.arange(len(path))[::-1]) / 5, 0.12, 1) ** 0.5
    points = (
        path[:, None]
        + np.array([1.0, 0, 0]) * (section[None, :, :1] + wander[:, None, None])
        + out[:, None] * (section[None, :, 1:] * ends[:, None, None])
    )
    away = out[:, None] * np.sign(section[None, :, 1:])
    points = _pile(points, np.broadcast_to(away, points.shape), 8)
    return shapes.sheet("towel", points, _terry("#e9e2d2"), ring=True)


def _folded_towel(long: float, wide: float, layers: int, thick: float):
    """A towel folded into a flat stack, the folds to the front."""
    parts = []
    for k in range(layers):
        half = thick / 2
        grow = 0.0015 * math.sin(k * 2.3)
        t = np.linspace(0, 2 * math.pi, 240, endpoint=False)
        power = 0.35
        y = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** 0.14 * (wide / 2 + grow)
        z = np.sign(np.sin(t)) * np.abs(np.sin(t)) ** power * half * 0.99
        x = np.linspace(-long / 2, long / 2, round(long / 0.0018))
        taper = np.clip((long / 2 - np.abs(x)) / (half * 0.9), 0.02, 1) ** 0.4
        points = np.stack(
            np.broadcast_arrays(x[:, None] + grow, y[None] * (1 - 0.02 * (1 - taper[:, None])), z[None] * taper[:, None] + half + k * thick),
            -1,
        )
        normal = np.stack(np.broadcast_arrays(0 * x[:, None], 0 * y[None], np.sign(z)[None]), -1).astype(float)
        parts.append(shapes.sheet(f"fold{k}", _pile(points, normal, 20 + k), _terry("#e9e2d2"), ring=True))
    return parts


def _floor():
    """Something for the falling pack to land on."""
    corners = np.array([(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)], float)
    return shapes.link("floor", corners, np.array([[0, 1, 2, 3]]), bpy.data.materials.new("floor"))


def _drum(radius: float, long: float):
    """A plain stand-in for the rolled towel: the solver is calmer on it than on loops."""
    line = [(0.001, -long / 2), (radius, -long / 2), (radius, long / 2), (0.001, long / 2)]
    drum = shapes.lathe("drum", shapes.even(line, 0.01), bpy.data.materials.new("drum"), 64)
    return shapes.place(drum, (0, 0, radius), (0, 90, 0))


def _slab(long: float, wide: float, high: float):
    """A plain stand-in for the folded towel."""
    bpy.ops.mesh.primitive_cube_add(size=1, location=(0, 0, high / 2))
    slab = bpy.context.object
    slab.scale = (long, wide, high)
    bevel = slab.modifiers.new("soft", "BEVEL")
    bevel.width, bevel.segments = high * 0.3, 4
    return slab


def over_roll() -> None:
    """Across a rolled towel: the middle lies on it, both ends sag towards the floor."""
    radius, long = 0.05, 0.225
    solids = [_floor(), _drum(radius + 0.0004, long)]
    _pack(solids, 2 * radius + 0.012, 90)
    for solid in solids:
        bpy.data.objects.remove(solid)
    _rolled_towel(radius, long)
    shoot(azimuth=38, height=24)


def on_fold() -> None:
    """Half on a folded towel, half hanging over its edge."""
    long, wide, thick = 0.21, 0.17, 0.018
    solids = [_floor(), _slab(long, wide, 3 * thick)]
    _pack(solids, 3 * thick + 0.012, 80, (0.01, -0.07))
    for solid in solids:
        bpy.data.objects.remove(solid)
    _folded_towel(long, wide, 3, thick)
    shoot(azimuth=-26, height=30)


pictures = {"cold-hot-pack": over_roll, "cold-hot-pack-2": on_fold}
