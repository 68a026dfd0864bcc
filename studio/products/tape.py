"""Rocktape: 5 cm by 5 m of woven cotton on a board core, backed with paper that has a printed grid."""

import math
from functools import partial

import numpy as np

from ..rig import materials, shapes, torn
from ..rig.materials import Nodes, light
from ..rig.setting import shoot
from ..rig.stage import paint

HALF = 0.025
BORE = 0.019
CORE = 0.0212
PITCH = 0.00074
LAYERS = 22
COTTON = 0.00042
PAPER = 0.0002
TORN = 0.022
COLOURS = {"black": "#1d1e20", "blue": "#1763a6", "pink": "#dd3a76"}


def _backing():
    """Waxed paper with a blue-grey grid, a square centimetre to a cell."""
    base = light("#eeeae0")
    material = paint("backing", base, 0.45, Specular=0.3)
    nodes = Nodes(material)
    uv = nodes.add("SeparateXYZ", {"Vector": nodes.add("TexCoord").outputs["UV"]})
    lines = []
    for socket in uv.outputs[:2]:
        part = nodes.maths("FRACT", nodes.maths("MULTIPLY_ADD", socket, 100.0, 0.5))
        off = nodes.maths("ABSOLUTE", nodes.maths("SUBTRACT", part, 0.5))
        lines.append(nodes.maths("LESS_THAN", off, 0.035))
    ink = nodes.maths("MAXIMUM", *lines)
    nodes.set("Base Color", nodes.mix(ink, (*base, 1), (*light("#8fa3a8"), 1)))
    return material


def _torn_paper():
    """What shows where the backing gave way: its unwaxed inside, white and fibrous."""
    material = paint("torn paper", light("#f7f4ec"), 0.95, Specular=0.05)
    nodes = Nodes(material)
    nodes.bump(nodes.noise(0.0004, 4), 0.00015)
    return material


def _strip(name: str, path: np.ndarray, colour: str, seed: int, side=(0.0, 1.0, 0.0), both=False, depth=1.0):
    """Cotton on the outside of the path's turn, paper on the inside; torn off at its end, or at both ends, more or less deep."""
    cotton, backing = materials.cloth(colour, 0.0011), _backing()
    line = torn.Line.of(path, side)
    first, last = TORN if both else 0.0, line.length - TORN
    parts = []
    for layer, half, thick, material, shift in (
        (name, HALF, COTTON, cotton, PAPER / 2),
        (f"{name} backing", HALF - 0.0001, PAPER, backing, -COTTON / 2),
    ):
        parts.append(shapes.strap(layer, line.between(first, last), side, half, thick, material, shift, start=first))
    yarn = paint("yarn", light(colour), 0.85, Specular=0.15, Sheen=0.4)
    for number, end in enumerate([line, line.back()] if both else [line]):
        parts += _end(f"{name} end {number}", end, cotton, backing, yarn, seed + number, depth)
    return parts


def _end(name: str, line: torn.Line, cotton, backing, yarn, seed: int, depth: float) -> list:
    """The last two centimetres of a strip: cotton, its threads, paper, and the inside of the paper."""
    start, mean = line.length - TORN, line.length - TORN * 0.4
    v = torn.across(HALF)
    ends = mean + depth * torn.cloth_tear(v, seed, 0.006)
    rise = torn.lift(v, seed + 40, 0.0011)
    flap = partial(torn.flap, line=line, start=start)
    parts = [flap(f"{name} cotton", v=v, ends=ends, rise=rise, shift=PAPER / 2, thickness=COTTON, material=cotton)]
    parts += torn.threads(f"{name} threads", line, v, ends, rise, PAPER / 2, seed + 80, yarn, -COTTON / 2)
    u = torn.across(HALF - 0.0001)
    ends = mean + depth * (0.0008 + torn.paper_tear(u, seed + 120, 0.0045))
    rise = np.interp(u, v, rise) * 0.7
    lip = 0.0004 + torn.lift(u, seed + 160, 0.0012)
    paper = partial(flap, v=u, rise=rise)
    parts.append(paper(f"{name} paper", ends=ends, shift=-COTTON / 2, thickness=PAPER, material=backing))
    inside = -COTTON / 2 + PAPER * 0.2
    parts.append(paper(f"{name} inside", ends=ends + lip, shift=inside, thickness=PAPER / 2, material=_torn_paper()))
    return parts


def _winding(turns: float) -> np.ndarray:
    """The coil from the core outwards, clockwise, as (angle, radius)."""
    angle = np.arange(0, turns * 2 * math.pi, math.radians(1.5))
    return np.column_stack((-angle, CORE + PITCH * (angle / (2 * math.pi) + 0.5)))


def _core():
    """The tube of board that the tape is wound on, along Z from 0 to the width of the tape."""
    line = [(BORE, 0.001), (BORE, 0), (CORE, 0), (CORE, HALF * 2), (BORE, HALF * 2), (BORE, 0.0005)]
    return shapes.lathe("core", shapes.even(shapes.rounded(line, 0.0004, 4), 0.002), materials.card("#b39a77"), 128)


def _slip(count: int, seed: int) -> np.ndarray:
    """How far each part of the coil has slid along the axis: a little, changing slowly."""
    draw = np.random.default_rng(seed).normal(0, 1, count // 120 + 4)
    smooth = np.interp(np.linspace(0, len(draw) - 1, count), np.arange(len(draw)), draw)
    return smooth * 0.00016


def _falling(outer: float, start: float, lies: float) -> np.ndarray:
    """From the coil, which it leaves at angle `start`, down in a curve and out along the floor."""
    heading = start - math.pi / 2
    drop = outer + outer * math.sin(start) - 0.0005
    bend = 0.05
    fall = bend * (1 - math.cos(heading))
    straight = max(0.0, (drop - fall) / -math.sin(heading))
    line = [np.array([outer * math.cos(start), outer + outer * math.sin(start)])]
    line.append(line[0] + straight * np.array([math.cos(heading), math.sin(heading)]))
    turn = np.linspace(heading, 0, 40)
    step = bend * (turn[1] - turn[0])
    arc = line[-1] + np.cumsum(np.column_stack((np.cos(turn), np.sin(turn))) * step, axis=0)
    t = np.linspace(0, 1, 80)[1:]
    wave = 0.0032 * np.sin(t * math.pi * 1.6) ** 2 * t + 0.0018 * t**5
    flat = np.column_stack((arc[-1, 0] + t * lies, arc[-1, 1] + wave))
    path = np.vstack((line, arc, flat))
    return shapes.even(path, 0.0012)


def standing(colour: str) -> None:
    """The roll on its edge; the tape comes over the top, down to the floor, and lies out to the front."""
    start = math.radians(32)
    coil = _winding(LAYERS)
    coil[:, 0] += start - coil[-1, 0]
    outer = coil[-1, 1]
    xy = np.column_stack((coil[:, 1] * np.cos(coil[:, 0]), outer + coil[:, 1] * np.sin(coil[:, 0])))
    fall = _falling(outer, start, 0.06)
    path = np.vstack((xy[:-1], fall))
    slip = np.concatenate((_slip(len(coil) - 1, 3), np.linspace(0, 1, len(fall)) ** 2 * 0.006))
    points = shapes.even(np.column_stack((path[:, 0], -slip, path[:, 1])), 0.0012)
    _strip("tape", points, COLOURS[colour], 6, depth=1.35)
    shapes.place(_core(), (0, HALF, outer), (90, 0, 0))
    shoot(azimuth=38, height=20)


def lying(colour: str) -> None:
    """The roll on its side beside a strip torn off it, whose end turns over and shows the paper and its grid."""
    coil = _winding(LAYERS + 0.3)
    coil[:, 0] -= coil[-1, 0] + math.radians(60)
    # The last few centimetres stand a little off the roll.
    off = np.clip(1 - (coil[-1, 0] - coil[:, 0]) / -0.7, 0, 1) ** 2 * 0.0022
    radius = coil[:, 1] + off
    points = np.column_stack(
        (radius * np.cos(coil[:, 0]), radius * np.sin(coil[:, 0]), HALF + _slip(len(coil), 5) + 0.0003)
    )
    roll = _strip("roll", points, COLOURS[colour], 21, (0.0, 0.0, -1.0))
    shapes.group([*roll, _core()], (-0.012, 0.038, 0))

    t = np.linspace(0, 1, 60)
    flat = np.column_stack((t * 0.075, 0.0022 * np.sin(t * 2.9) ** 2))
    turn = np.linspace(0, math.radians(172), 70)[1:]
    radius = 0.0125 + 0.006 * (turn / turn[-1]) ** 2
    curl = np.cumsum(np.column_stack((np.cos(turn), np.sin(turn))) * (radius * (turn[1] - turn[0]))[:, None], axis=0)
    back = np.linspace(0, 1, 30)[1:]
    rest = np.column_stack((-back * 0.036, -back * 0.0085 + 0.002 * back**2))
    line = shapes.even(np.vstack((flat, flat[-1] + curl, flat[-1] + curl[-1] + rest)), 0.0012)
    # Paper belongs inside the roll, so a strip that lies cotton up is walked from its far end.
    path = np.column_stack((line[:, 0], np.zeros(len(line)), line[:, 1] + 0.0006))
    parts = _strip("strip", path[::-1], COLOURS[colour], 41, (0.0, -1.0, 0.0), both=True)
    shapes.group(parts, (-0.052, -0.040, 0), (0, 0, -9))
    shoot(azimuth=16, height=30)


pictures = {
    **{f"rocktape-{colour}": partial(standing, colour) for colour in COLOURS},
    **{f"rocktape-{colour}-2": partial(lying, colour) for colour in COLOURS},
}
