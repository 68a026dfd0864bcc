"""A cold and hot pack, 28 cm by 13 cm: gel in a nylon skin, soft enough to hang where nothing holds it up."""

import math
from collections.abc import Callable

import numpy as np
from scipy.ndimage import gaussian_filter

from ..rig import shapes
from ..rig.labels import Label
from ..rig.materials import Nodes, light
from ..rig.setting import shoot
from ..rig.stage import paint

LONG, WIDE = 0.28, 0.13
SEAM = 0.008
BLUE = "#1f6fb4"
ROWS, COLUMNS = 341, 161


def _outline(points: np.ndarray, corner: float) -> np.ndarray:
    """A grid on a box, pressed into one with round corners."""
    half = np.array([LONG, WIDE]) / 2
    core = half - corner
    inside = np.abs(points)
    beyond = np.maximum(inside - core, 0)
    far = np.maximum(np.linalg.norm(beyond, axis=-1, keepdims=True), 1e-9)
    pressed = core + beyond * beyond.max(-1, keepdims=True) / far
    return np.sign(points) * np.where((inside > core).all(-1, keepdims=True), pressed, inside)


def _drape(heading: Callable[[np.ndarray], np.ndarray], starts: tuple[float, float]) -> tuple[np.ndarray, np.ndarray]:
    """The line that the middle of the pack follows, as (y, z), and the way up from it; `heading` is degrees below level."""
    step = LONG / (ROWS - 1)
    run = np.linspace(-LONG / 2, LONG / 2, ROWS)
    down = np.radians(heading(run))
    line = np.column_stack((-np.cos(down), -np.sin(down))) * step
    path = np.cumsum(line, axis=0) - line[ROWS // 2]
    path += np.array(starts) - path[ROWS // 2]
    return path, np.column_stack((-np.sin(down), np.cos(down)))


def _field(shape: tuple[int, int], size: tuple[float, float], seed: int) -> np.ndarray:
    """Smooth noise over the flat pack, its features `size` metres long and wide; about -2 to 2."""
    draw = np.random.default_rng(seed).normal(0, 1, shape)
    spacing = (LONG / (shape[0] - 1), WIDE / (shape[1] - 1))
    smooth = gaussian_filter(draw, [s / g / 2.5 for s, g in zip(size, spacing)], mode="reflect")
    return smooth / smooth.std()


def _pack(path: np.ndarray, up: np.ndarray, full: np.ndarray, seed: int):
    """The pack along a line: welded rim, gathered where skin meets weld, `full` of gel (half its thickness) row by row."""
    x, y = np.meshgrid(np.linspace(-LONG / 2, LONG / 2, ROWS), np.linspace(-WIDE / 2, WIDE / 2, COLUMNS), indexing="ij")
    shape = x.shape
    rim = np.minimum(LONG / 2 - np.abs(x), WIDE / 2 - np.abs(y))
    inner = np.maximum(rim - SEAM, 0)
    flat = _outline(np.stack((x, y), -1), 0.020)
    # Short pleats stand square to the nearest edge and run out towards the middle.
    side, end = np.clip(WIDE / 2 - np.abs(y) - SEAM * 0.3, 0, 1), np.clip(LONG / 2 - np.abs(x) - SEAM * 0.3, 0, 1)
    pleats = _field(shape, (0.0085, 0.05), seed) * np.exp(-side / 0.011)
    pleats += _field(shape, (0.05, 0.0085), seed + 1) * np.exp(-end / 0.011)
    wave = _field(shape, (0.022, 0.2), seed + 2) * np.exp(-side / 0.012)
    wave += _field(shape, (0.2, 0.024), seed + 3) * np.exp(-end / 0.012)
    lumps = _field(shape, (0.028, 0.022), seed + 4)
    folds = _field(shape, (0.06, 0.013), seed + 5) * np.clip(inner / 0.012, 0, 1)
    pillow = (1 - np.exp(-inner / 0.0075)) * full[:, None]
    puffed = np.clip(inner / 0.004, 0, 1)
    common = 0.0014 * wave
    top = pillow * (1.0 + 0.1 * lumps) + puffed * (0.00055 * pleats + 0.0007 * folds) + 0.0003
    bottom = pillow * 0.85 + puffed * 0.0004 * pleats + 0.0003
    back = np.interp(flat[..., 0], x[:, 0], np.arange(ROWS))
    low = np.clip(back.astype(int), 0, ROWS - 2)
    part = (back - low)[..., None]
    middle = path[low] * (1 - part) + path[low + 1] * part
    away = up[low] * (1 - part) + up[low + 1] * part

    def skin(height: np.ndarray) -> np.ndarray:
        lifted = middle + away * (common + height)[..., None]
        return np.concatenate((flat[..., 1:], lifted), -1)

    material = _skin()
    parts = [shapes.sheet(name, skin(height), material, measure=(1, 1)) for name, height in (("front", top), ("back", -bottom))]
    lowest = min(float(skin(height)[..., 2].min()) for height in (top, -bottom))
    return [shapes.place(part, (0, 0, max(0.0, 0.0003 - lowest))) for part in parts]


def _skin():
    """Blue gel under a clear film, paler where only film is left along the weld; the name in white."""
    label = Label(WIDE, LONG, "#000000", 12)
    label.words("Cold/Hot", 21, 221, 17, "#ffffff")
    label.words("Pack", 21, 237, 17, "#ffffff")
    label.words("28 × 13 cm", 21.5, 249, 7.5, "#ffffff", 500, 0.01)
    image = label.image("print")
    image.colorspace_settings.name = "Non-Color"
    material = paint("gel pack", light(BLUE), 0.24, Specular=0.5, Subsurface=0.12, Clearcoat=0.35)
    material.node_tree.nodes["Principled BSDF"].inputs["Subsurface Radius"].default_value = (0.002, 0.005, 0.009)
    nodes = Nodes(material)
    uv = nodes.add("TexCoord").outputs["UV"]
    # V runs down the pack as it hangs, and up a label.
    turned = nodes.add("Mapping", {"Vector": uv, "Scale": (1, -1, 1), "Location": (0, 1, 0)}).outputs[0]
    ink = nodes.add("TexImage", {"Vector": turned}, image=image, extension="EXTEND").outputs["Color"]
    apart = nodes.add("SeparateXYZ", {"Vector": uv})
    near = []
    for socket, size in zip(apart.outputs[:2], (WIDE, LONG)):
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


def _terry(colour: str):
    """Towelling: dull, and broken up into loops by a fine grain."""
    base = light(colour)
    material = paint("terry", base, 0.95, Specular=0.05, Sheen=0.6)
    nodes = Nodes(material)
    loops = nodes.noise(0.0015, 3)
    nodes.set("Base Color", nodes.mix(loops, (*(c * 0.66 for c in base), 1), (*(min(1, c * 1.1) for c in base), 1)))
    nodes.bump(loops, 0.0013, 0.9)
    return material


def _loops(towel, count: int, seed: int) -> None:
    """Short threads all over a towel: what tells terry from plaster."""
    pile = towel.modifiers.new("pile", "PARTICLE_SYSTEM").particle_system
    pile.seed = seed
    told = pile.settings
    told.type = "HAIR"
    told.count = count
    told.hair_length = 0.0010
    told.hair_step = 3
    told.display_step = told.render_step = 3
    told.use_modifier_stack = False
    told.factor_random = 0.0003
    told.brownian_factor = 0.0003
    told.root_radius, told.tip_radius, told.radius_scale = 0.55, 0.4, 0.0006


def _pile(points: np.ndarray, normal: np.ndarray, seed: int, size: float = 0.0006) -> np.ndarray:
    """Moves a grid in and out a little, as loops of thread do."""
    draw = np.random.default_rng(seed)
    fine = draw.normal(0, 1, points.shape[:2])
    fine = gaussian_filter(fine, 0.6)
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
    towel = shapes.sheet("towel", points, _terry("#e9e2d2"), ring=True)
    _loops(towel, 150_000, 6)
    return towel


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
        narrower = 1 - 0.02 * (1 - taper[:, None])
        level = z[None] * taper[:, None] + half + k * thick
        points = np.stack(np.broadcast_arrays(x[:, None] + grow, y[None] * narrower, level), -1)
        normal = np.stack(np.broadcast_arrays(0 * x[:, None], 0 * y[None], np.sign(z)[None]), -1).astype(float)
        parts.append(shapes.sheet(f"fold{k}", _pile(points, normal, 20 + k), _terry("#e9e2d2"), ring=True))
        _loops(parts[-1], 110_000, 20 + k)
    return parts


def over_roll() -> None:
    """Across a rolled towel: the middle lies on it, both ends hang down to the floor and turn out."""
    radius, long = 0.05, 0.225
    round_ = radius + 0.006
    far = math.radians(74) * round_

    def heading(run: np.ndarray) -> np.ndarray:
        out = np.abs(run)
        hung = np.where(out < far, np.degrees(out / round_), 74 + 9 * np.clip((out - far) / 0.02, 0, 1))
        foot = np.clip((out - 0.114) / (LONG / 2 - 0.114), 0, 1)
        return np.sign(run) * (hung - 62 * foot * foot * (3 - 2 * foot))

    path, up = _drape(heading, (0.0, 2 * radius + 0.0048))
    along = np.abs(np.linspace(-1, 1, ROWS))
    _pack(path, up, 0.0050 + 0.0045 * np.exp(-(((along - 0.78) / 0.24) ** 2)), 31)
    _rolled_towel(radius, long)
    shoot(azimuth=38, height=22, fill=0.8)


def on_fold() -> None:
    """Half on a folded towel, half down over its edge and out along the floor."""
    long, wide, thick = 0.21, 0.17, 0.018
    high = 3 * thick

    def heading(run: np.ndarray) -> np.ndarray:
        over = np.clip((run + 0.010) / 0.036, 0, 1)
        foot = np.clip((run - 0.044) / 0.042, 0, 1)
        return 76 * over * over * (3 - 2 * over) - 76 * foot * foot * (3 - 2 * foot)

    path, up = _drape(heading, (-wide / 2 + 0.004, high + 0.0035))
    along = np.linspace(-1, 1, ROWS)
    full = 0.0062 - 0.0018 * np.exp(-(((along - 0.1) / 0.16) ** 2)) + 0.0028 * np.exp(-(((along - 0.62) / 0.28) ** 2))
    parts = _pack(path, up, full, 47)
    shapes.group(parts, (0.012, 0, 0), (0, 0, 5))
    _folded_towel(long, wide, 3, thick)
    shoot(azimuth=-28, height=28, fill=0.82)


pictures = {"cold-hot-pack": over_roll, "cold-hot-pack-2": on_fold}
