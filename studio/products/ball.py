"""MB1: a ball of 6.5 cm whose rubber skin is cast in squares and ridges."""

import math

import numpy as np

from ..rig import materials, shapes
from ..rig.setting import shoot

RADIUS = 0.0325
RISE = 0.0021
TEAL = "#0f4d52"
FACES = (
    ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    ((-1, 0, 0), (0, -1, 0), (0, 0, 1)),
    ((0, 1, 0), (-1, 0, 0), (0, 0, 1)),
    ((0, -1, 0), (1, 0, 0), (0, 0, 1)),
    ((0, 0, 1), (0, 1, 0), (-1, 0, 0)),
    ((0, 0, -1), (0, 1, 0), (1, 0, 0)),
)


def _bend_to(face):
    """From a flat square a quarter turn wide onto one sixth of the ball."""
    out, one, two = (np.array(each, float) for each in face)

    def bend(points: np.ndarray) -> np.ndarray:
        a, b = np.tan(points[:, :1] / RADIUS), np.tan(points[:, 1:2] / RADIUS)
        ray = out + a * one + b * two
        ray /= np.linalg.norm(ray, axis=1, keepdims=True)
        return ray * (RADIUS - RISE + points[:, 2:])

    return bend


def _face(name: str, face, kind: int, material):
    """One sixth of the skin: five by five squares, or a frame of squares about four ridges."""
    blocks = shapes.Blocks(_bend_to(face))
    side = RADIUS * math.pi / 2
    gap = 0.0017
    if kind == 0:
        counts, spans = (5, 5), [(i, j, 1, 1) for i in range(5) for j in range(5)]
    else:
        counts, spans = (5, 5), [(i, j, 1, 1) for i in (0, 4) for j in range(5)]
        spans += [(i, 0, 1, 5) for i in (1, 2, 3)]
    cell = side / counts[0]
    for i, j, wide, long in spans:
        size = (cell * wide - gap, cell * long - gap)
        centre = (-side / 2 + cell * (i + wide / 2), -side / 2 + cell * (j + long / 2))
        blocks.add(centre, size, RISE, 0.0013, 0.0009)
    return blocks.build(name, material)


def ball(turn, colour: str = TEAL):
    """The ball on the floor, turned by degrees."""
    skin = materials.rubber(colour, 0.48)
    parts = [_face(f"face{k}", face, k // 2 % 2, skin) for k, face in enumerate(FACES)]
    line = [(math.cos(a) * (RADIUS - RISE), math.sin(a) * (RADIUS - RISE)) for a in np.linspace(-1.5706, 1.5706, 97)]
    parts.append(shapes.lathe("body", line, skin, 160))
    return shapes.group(parts, (0, 0, RADIUS), turn)


def whole() -> None:
    """The ball, a little from above."""
    ball((24, 18, 28))
    shoot(height=20, fill=0.7)


def close() -> None:
    """Near enough to see how the skin grips."""
    ball((-38, 30, 62))
    shoot(height=24, fill=1.25, aside=(-0.06, 0.06))


pictures = {"mb1": whole, "mb1-2": close}
