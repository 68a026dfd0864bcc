"""Nature's Kiss Recovery Cream: a 100 ml tube with a flat crimp, standing on its cap."""

import math

import numpy as np

from ..rig import materials, shapes
from ..rig.labels import Label
from ..rig.setting import shoot

RADIUS = 0.0205
BODY = 0.118
CRIMP = 0.010
GREEN = "#2f5d49"
PAPER = "#f1ece0"
INK = "#14261f"
AROUND = 2 * math.pi * RADIUS


def _label():
    """Half the way round is the front, and that is where the words stand."""
    width, height = AROUND * 1000, BODY * 1000
    label = Label(AROUND, BODY, PAPER, 20)
    left = width / 2 - 15.5
    label.box(0, height - 25, width, height, GREEN)
    label.box(left, 35.5, left + 31, 35.9, INK)
    label.words("Nature’s", left, 44, 7.9, INK)
    label.words("Kiss", left, 51.6, 7.9, INK)
    label.words("Recovery", left, 60.5, 5.2, GREEN, 500)
    label.words("Cream", left, 66.2, 5.2, GREEN, 500)
    label.words("100 ml", left, height - 10, 4.6, PAPER, 500, 0)
    return label.image("tube label")


def _half_wide(deep: float) -> float:
    """The half width of an ellipse as long round as the tube's end, when it is `deep` thick on each side."""
    wide = np.linspace(RADIUS, RADIUS * 1.6, 800)
    h = ((wide - deep) / (wide + deep)) ** 2
    round_ = math.pi * (wide + deep) * (1 + 3 * h / (10 + np.sqrt(4 - 3 * h)))
    return float(wide[np.argmin(abs(round_ - AROUND))])


def _body(squeezed: float):
    """From the shoulder (0) to the end of the crimp: round below, flat above."""
    heights = np.concatenate((np.linspace(0, BODY - CRIMP, 90), BODY - CRIMP + np.linspace(0.0006, CRIMP, 24)))
    angle = np.linspace(0, 2 * math.pi, 193)
    draw = np.random.default_rng(11)
    phases = draw.uniform(0, 2 * math.pi, 4)
    rows = []
    for z in heights:
        t = min(z / (BODY - CRIMP), 1.0)
        flat = t**1.25
        deep = RADIUS * (1 - flat) + 0.0009 * flat
        wide = _half_wide(deep)
        # A nearly flat tube is lens-shaped, not an ellipse: the seam stays sharp.
        x = -wide * np.sin(angle)
        y = deep * np.cos(angle)
        slack = math.sin(math.pi * t) ** 2
        dents = sum(
            np.sin(x * 150 * (k + 1) * 0.6 + phases[k] + z * 60 * (k - 1)) for k in range(3)
        )
        press = np.exp(-(((z - 0.055) / 0.022) ** 2)) * np.exp(-((x / 0.011) ** 2))
        y = y * (1 + 0.012 * dents * slack) - np.sign(y) * squeezed * 0.004 * press
        if z > BODY - CRIMP:
            ridge = 0.00018 * math.cos((z - BODY + CRIMP) / 0.0011 * math.pi)
            y = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.25 * (0.0006 + ridge)
            y[np.abs(np.cos(angle)) < 1e-9] = 0
        rows.append(np.stack((x, y, np.full_like(x, z)), -1))
    skin = materials.printed(_label(), 0.34, "tube", Subsurface=0.0, Specular=0.45)
    return shapes.sheet("tube", np.array(rows), skin)


def _shoulder():
    """A cone down to the neck, with its thread."""
    line = [(RADIUS, 0.0005), (RADIUS - 0.0006, -0.0012), (0.0078, -0.0075), (0.0068, -0.0085), (0.0068, -0.0185)]
    line += [(0.0055, -0.0195), (0.0026, -0.0195), (0.0024, -0.012)]
    profile = shapes.even(shapes.rounded(line, 0.0007, 5), 0.0004)

    def thread(angle, height):
        turn = ((height + 0.0095) / 0.0030 + angle / (2 * math.pi)) % 1
        inside = (height < -0.0098) & (height > -0.0180)
        return inside * 0.0009 * np.clip(1 - np.abs(turn - 0.5) * 4, 0, 1)

    return shapes.lathe("shoulder", profile[::-1], materials.plastic(PAPER, 0.38), 160, thread)


def _cap():
    """A round cap with a fine rib, as wide as the tube, open above."""
    high = 0.024
    line = [(0.0001, 0.0), (RADIUS - 0.0012, 0.0), (RADIUS - 0.0002, high), (RADIUS - 0.0016, high)]
    line += [(RADIUS - 0.0028, 0.002), (0.0001, 0.002)]
    profile = shapes.even(shapes.rounded(line, [0.0012, 0.0008, 0.0005, 0.001], 6), 0.0006)

    def ribs(angle, height):
        inside = np.clip((height - 0.003) / 0.001, 0, 1) * np.clip((high - 0.003 - height) / 0.001, 0, 1)
        return inside * 0.00022 * np.cos(angle * 72)

    return shapes.lathe("cap", profile, materials.plastic(GREEN, 0.36), 432, ribs)


def standing() -> None:
    """On its cap, seen from the front."""
    shapes.group([_cap()], (0, 0, 0))
    shapes.group([_body(0), _shoulder()], (0, 0, 0.0245), (0, 0, 0))
    shoot(azimuth=8, height=14)


def lying() -> None:
    """On its back with the cap off, a curl of cream before it."""
    parts = [_body(0.6), _shoulder()]
    slope = math.degrees(math.atan2(RADIUS - 0.0009, BODY))
    shapes.group(parts, (-0.03, 0.0, RADIUS + 0.0002), (-90 - slope, 0, 66))
    shapes.place(_cap(), (-0.012, -0.062, 0))
    shoot(azimuth=-8, height=28, fill=0.84)


pictures = {"natures-kiss-recovery-cream": standing, "natures-kiss-recovery-cream-2": lying}
