"""Thera-Band: 1.5 m of flat latex, 13 cm wide, in five strengths told by colour."""

import math
from functools import partial

import numpy as np

from ..rig import materials, shapes
from ..rig.setting import shoot

WIDE = 0.13

# Colour, the same colour stretched, how much light passes, how much is seen through it.
COLOURS = {
    "yellow": ("#f6d02c", "#fae57e", 0.68, 0.16),
    "red": ("#d8263a", "#ee6a66", 0.68, 0.15),
    "green": ("#16915a", "#58b583", 0.68, 0.14),
    "blue": ("#2b5fb0", "#5f8fd8", 0.66, 0.14),
    "black": ("#26292c", "#4a4d50", 0.55, 0.09),
}


def _latex(colour: str):
    full, pale, through, clear = COLOURS[colour]
    return materials.latex(full, pale, through, clear)


def _set_stretch(thing, values: np.ndarray) -> None:
    layer = thing.data.attributes.new("stretch", "FLOAT", "POINT")
    layer.data.foreach_set("value", values.astype(np.float32).ravel())


def _spiral(inner: float, pitch: float, length: float) -> np.ndarray:
    """A coil seen from its end, from the middle outwards, ending at its lowest point on the way to +X."""
    line = [(0.0, inner)]
    turned, radius, run, step = 0.0, inner, 0.0, 0.03
    while run < length:
        turned += step
        radius = inner + pitch * turned / (2 * math.pi) + 0.0009 * math.sin(turned * 0.83) * min(1, turned / 6)
        run += radius * step
        line.append((turned, radius))
    last = line[-1][0]
    return np.array([(r * math.cos(t - last - math.pi / 2), r * math.sin(t - last - math.pi / 2)) for t, r in line])


def _coil_path() -> np.ndarray:
    """A loose coil, a tail that lies down along the floor in one low wave, and an end that curls up again."""
    coil = _spiral(0.009, 0.0021, 1.0)
    coil[:, 1] *= 0.95
    coil -= coil[-1]
    t = np.linspace(0, 1, 90)[1:]
    run = 0.165
    wave = 0.017 * np.sin(np.clip((t - 0.18) / 0.62, 0, 1) * math.pi) ** 2
    tail = np.column_stack((t * run, wave))
    turn = np.linspace(0, math.radians(305), 90)[1:]
    radius = 0.027 - 0.010 * turn / turn[-1]
    curl = np.cumsum(np.column_stack((np.cos(turn), np.sin(turn))) * (radius * (turn[1] - turn[0]))[:, None], axis=0)
    return shapes.even(np.vstack((coil, tail, tail[-1] + curl)), 0.002)


def coiled(colour: str) -> None:
    """The band in a loose coil on the floor, its free end running out and curling up, light showing through the single layers."""
    path = _coil_path()
    across = np.linspace(-1, 1, 33)
    at = np.linspace(0, 1, len(path))
    # The coil has slipped a little sideways, turn by turn, and the tail wanders off its line.
    slip = 0.0035 * np.sin(at * 41) * np.clip(1 - at * 1.2, 0, 1) + 0.016 * np.clip((at - 0.68) / 0.32, 0, 1) ** 2
    x = np.repeat(path[:, :1], len(across), 1)
    y = slip[:, None] + across[None] * WIDE / 2
    free = np.clip((at - 0.7) / 0.3, 0, 1)[:, None]
    flutter = free * (0.0034 * np.sin(x * 80 + across[None] * 2.1) * across[None] + 0.0035 * across[None] ** 2)
    z = path[:, 1:] + np.abs(flutter) + free * 0.004 * across[None] * np.sin(at * 30)[:, None] ** 2
    points = np.stack((x - 0.07, y, z - z.min() + 0.0004), -1)
    band = shapes.sheet("band", points, _latex(colour))
    _set_stretch(band, np.zeros(points.shape[:2]))
    shoot(azimuth=34, height=26, fill=0.82)


def _hanging(reach: float) -> np.ndarray:
    """From behind the bar, over it, down to the floor in front, and out along it, as (y, z); forward is -Y."""
    radius = 0.0125
    behind = np.column_stack((np.full(60, radius), np.linspace(reach - 0.235, reach, 60)))
    angle = np.linspace(0, math.pi, 50)[1:]
    over = np.column_stack((radius * np.cos(angle), reach + radius * np.sin(angle)))
    bend = 0.05
    down = np.column_stack((np.full(80, -radius), np.linspace(reach, bend, 81)[1:]))
    turn = np.linspace(0, math.pi / 2, 40)[1:]
    foot = np.column_stack((-radius - bend + bend * np.cos(turn), bend - bend * np.sin(turn)))
    t = np.linspace(0, 1, 60)[1:]
    flat = np.column_stack((foot[-1, 0] - 0.085 * t, 0.010 * np.sin(math.pi * t) ** 2))
    spin = np.linspace(0, math.radians(290), 80)[1:]
    size = 0.024 - 0.009 * spin / spin[-1]
    step = np.column_stack((-np.cos(spin), np.sin(spin))) * (size * (spin[1] - spin[0]))[:, None]
    curl = flat[-1] + np.cumsum(step, axis=0)
    return shapes.even(np.vstack((behind, over, down, foot, flat, curl)), 0.002)


def draped(colour: str) -> None:
    """The band hung over a wooden bar: one layer lets the light through, two are darker; its end curls up on the floor."""
    reach = 0.30
    line = _hanging(reach)
    across = np.linspace(-1, 1, 81)[None]
    at = np.linspace(0, 1, len(line))[:, None]
    y, z = line[:, :1], line[:, 1:]
    falls = np.clip((reach - z) / reach, 0, 1)
    front = (y < 0) & (at > 0.3)
    on_floor = np.clip((0.06 - z) / 0.06, 0, 1) * front
    gather = falls**1.1 * (1 - on_floor) ** 2
    phase = np.where(front, 0.4, 2.1)
    flute = np.sin(across * 5.2 + phase + z * 4) + 0.5 * np.sin(across * 10.7 + phase * 2 - z * 9)
    depth = gather * 0.0085 * flute
    half = WIDE / 2 * (1 - 0.05 * gather - 0.03 * falls)
    x = half * across + 0.012 * np.sin(at * 5) * falls + np.where(front, 0.0, 0.012) * falls
    apart = np.where(front, -1, 1) * gather * 0.006
    ripple = 0.0016 * on_floor * np.sin(across * 4 + at * 40) ** 2
    points = np.stack((x, y + depth + apart, z + ripple), -1)
    points[..., 2] -= points[..., 2].min() - 0.0004
    band = shapes.sheet("band", points, _latex(colour))
    _set_stretch(band, np.broadcast_to(0.25 * np.exp(-(((z - reach) / 0.02) ** 2)), points.shape[:2]))
    bar = shapes.lathe("bar", [(0.0118, -0.6), (0.0118, 0.6)], materials.wood(), 96)
    shapes.place(bar, (0, 0, reach), (0, 90, 0))
    shoot(azimuth=28, height=16, fill=0.8, props=(bar,))


def _round_posts(apart: float, radius: float) -> np.ndarray:
    """Seen from above: a tail, two thirds round the left post, straight across in front, two thirds round the right one, as (x, y)."""
    wrap = np.linspace(math.radians(60), math.radians(270), 60)
    left = np.column_stack((-apart + radius * np.cos(wrap), radius * np.sin(wrap)))
    along = np.linspace(-apart, apart, 160)[1:-1]
    across = np.column_stack((along, np.full(len(along), -radius)))
    right = np.column_stack((-left[::-1, 0], left[::-1, 1]))
    return shapes.even(np.vstack((left, across, right)), 0.002)


def stretched(colour: str) -> None:
    """The band drawn taut between two posts to about twice its length: narrower, thinner and paler in the middle."""
    apart, post = 0.235, 0.014
    line = _round_posts(apart, post + 0.0012)
    across = np.linspace(-1, 1, 61)[None]
    x, y = line[:, :1], line[:, 1:]
    free = np.clip((apart - np.abs(x)) / 0.09, 0, 1)
    drawn = free * free * (3 - 2 * free)
    half = WIDE / 2 * (1 - 0.36 * drawn)
    # Where it leaves a post its edges pull together in shallow pleats.
    pleat = 0.0011 * np.sin(across * 15) * np.exp(-(((apart - np.abs(x)) / 0.035) ** 2)) * (y < 0)
    middle = 0.088
    points = np.stack((x + 0 * across, y + pleat, middle + half * across), -1)
    band = shapes.sheet("band", points, _latex(colour))
    _set_stretch(band, np.broadcast_to(0.55 * drawn, points.shape[:2]))
    for side in (-1, 1):
        pole = shapes.lathe("post", [(0.0, 0.0), (post, 0.0), (post, 0.186), (post - 0.003, 0.19), (0.0, 0.19)], materials.wood(), 96)
        shapes.place(pole, (side * apart, 0, 0))
        foot = shapes.lathe("foot", [(0.0, 0.0), (0.045, 0.0), (0.045, 0.009), (0.042, 0.012), (0.0, 0.012)], materials.wood(), 96)
        shapes.place(foot, (side * apart, 0, 0))
    shoot(azimuth=20, height=14, fill=0.82)


pictures = {
    **{f"thera-band-{colour}": partial(coiled, colour) for colour in COLOURS},
    **{f"thera-band-{colour}-2": partial(stretched, colour) for colour in COLOURS},
    **{f"thera-band-{colour}-3": partial(draped, colour) for colour in COLOURS},
}
