"""Rocktape: 5 cm by 5 m of woven cotton on a board core, backed with paper that has a printed grid."""

import math
from functools import partial

import numpy as np

from ..rig import materials, shapes
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


def _ends(path: np.ndarray, round_: float) -> np.ndarray:
    """Half the width along a path whose last corners are cut round."""
    left = np.linalg.norm(np.diff(path, axis=0), axis=1)[::-1].cumsum()[::-1]
    left = np.append(left, 0.0)
    inside = np.clip(round_ - left, 0, round_)
    return HALF - (round_ - np.sqrt(np.maximum(round_**2 - inside**2, 0)))


def _strip(name: str, path: np.ndarray, half: np.ndarray, colour: str, side=(0.0, 1.0, 0.0)):
    """Cotton on the outside of the path's turn, paper on the inside."""
    cotton = materials.cloth(colour, 0.0011)
    return [
        shapes.strap(name, path, side, half, COTTON, cotton, PAPER / 2),
        shapes.strap(f"{name} backing", path, side, half - 0.0001, PAPER, _backing(), -COTTON / 2),
    ]


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
    flat = np.column_stack((arc[-1, 0] + t * lies, arc[-1, 1] + 0.0032 * np.sin(t * math.pi * 1.6) ** 2 * t + 0.004 * t**6))
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
    _strip("tape", points, _ends(points, 0.009), COLOURS[colour])
    shapes.place(_core(), (0, HALF, outer), (90, 0, 0))
    shoot(azimuth=38, height=20)


def lying(colour: str) -> None:
    """The roll on its side beside a cut strip, whose end turns over and shows the paper and its grid."""
    coil = _winding(LAYERS + 0.3)
    coil[:, 0] -= coil[-1, 0] + math.radians(60)
    # The last few centimetres stand a little off the roll.
    off = np.clip(1 - (coil[-1, 0] - coil[:, 0]) / -0.7, 0, 1) ** 2 * 0.0022
    radius = coil[:, 1] + off
    points = np.column_stack(
        (radius * np.cos(coil[:, 0]), radius * np.sin(coil[:, 0]), HALF + _slip(len(coil), 5) + 0.0003)
    )
    roll = _strip("roll", points, np.full(len(points), HALF), COLOURS[colour], (0.0, 0.0, -1.0))
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
    half = np.minimum(_ends(path, 0.009), _ends(path[::-1], 0.009)[::-1])
    parts = _strip("strip", path[::-1], half[::-1], COLOURS[colour], (0.0, -1.0, 0.0))
    shapes.group(parts, (-0.052, -0.040, 0), (0, 0, -9))
    shoot(azimuth=16, height=30)


pictures = {
    **{f"rocktape-{colour}": partial(standing, colour) for colour in COLOURS},
    **{f"rocktape-{colour}-2": partial(lying, colour) for colour in COLOURS},
}
