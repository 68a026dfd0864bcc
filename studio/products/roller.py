"""The Grid: a hollow roller, 33 cm by 14 cm, its foam cast in zones of flat plates, long ridges and small squares."""

import math

import numpy as np

from ..rig import materials, shapes
from ..rig.setting import shoot

LONG = 0.33
RADIUS = 0.07
RISE = 0.0052
BASE = RADIUS - RISE
BORE = 0.0505
ORANGE = "#f26a12"


def _bend(points: np.ndarray) -> np.ndarray:
    """(round the roller, along it, height) onto the drum, which lies along X."""
    angle = points[:, 0] / RADIUS
    radius = BASE + points[:, 2]
    return np.column_stack((points[:, 1], radius * np.cos(angle), radius * np.sin(angle)))


def _zone(blocks: shapes.Blocks, kind: str, start: tuple[float, float], size: tuple[float, float]) -> None:
    """Fills one zone: one plate, long ridges, or small squares."""
    gap = 0.0034
    round_, along = size
    counts = {"plate": (1, 1), "ridges": (4, 1), "squares": (3, 5)}[kind]
    width, length = (round_ - gap * counts[0]) / counts[0], (along - gap * counts[1]) / counts[1]
    for i in range(counts[0]):
        for j in range(counts[1]):
            centre = (start[0] + (i + 0.5) * (width + gap), start[1] + (j + 0.5) * (length + gap))
            blocks.add(centre, (width, length), RISE, 0.0022, 0.0013)


def roller(colour: str, lies):
    """The whole roller, lying on the floor at the origin, then turned as `lies` says (degrees about X and Z)."""
    skin = materials.foam(colour)
    blocks = shapes.Blocks(_bend)
    around, rings = 8, [0.055, 0.0625, 0.0625, 0.0625, 0.0625]
    arc = 2 * math.pi * RADIUS / around
    edge = 0.006
    total = sum(rings)
    rings = [each * (LONG - 2 * edge) / total for each in rings]
    pattern = ["plate", "ridges", "plate", "squares"]
    for k in range(around):
        at = -LONG / 2 + edge
        for j, long in enumerate(rings):
            kind = pattern[(k + 2 * (j % 2)) % 4]
            _zone(blocks, kind, (k * arc, at), (arc, long))
            at += long
    parts = [blocks.build("pattern", skin)]
    half = LONG / 2
    drum = [(BORE, -half + 0.003), (BORE, -half), (BASE + 0.001, -half), (BASE, -half + 0.004)]
    drum += [(BASE, half - 0.004), (BASE + 0.001, half), (BORE, half), (BORE, half - 0.003)]
    core = [(BORE - 0.0042, -half + 0.001), (BORE - 0.0042, -half - 0.001), (BORE, -half - 0.001), (BORE, half + 0.001)]
    core += [(BORE - 0.0042, half + 0.001), (BORE - 0.0042, -half)]
    for name, line, soft, material in (
        ("drum", drum, 0.0022, skin),
        ("core", core, 0.001, materials.plastic("#2b2f2d", 0.45)),
    ):
        body = shapes.lathe(name, shapes.even(shapes.rounded(line, soft, 7), 0.004), material, 160)
        parts.append(shapes.place(body, turn=(0, 90, 0)))
    return shapes.group(parts, (0, 0, RADIUS), (lies[0], 0, lies[1]))


def three_quarter(colour: str) -> None:
    """Lying across the picture, its end turned to the right."""
    roller(colour, (17, -32))
    shoot(height=21, fill=0.8)


def end_on(colour: str) -> None:
    """Looking into the open core, the foam ring round it, the roller running away behind."""
    roller(colour, (39, -66))
    shoot(height=14, fill=0.8)


pictures = {
    "grid-orange": lambda: three_quarter(ORANGE),
    "grid-orange-2": lambda: end_on(ORANGE),
}
