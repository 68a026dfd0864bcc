"""The Stick: 46 cm, loose beads along a bendy core, a grip at each end."""

import numpy as np

from ..rig import materials, shapes
from ..rig.setting import shoot

LONG = 0.46
GRIP = 0.088
BEAD = 0.0253
BEADS = 11
GAP = 0.0009
RADIUS = 0.0125


def _bead(material):
    """A barrel with rolled rims and a bore."""
    half = BEAD / 2 - GAP / 2
    line = [(0.0056, -half + 0.0014), (0.0068, -half), (RADIUS - 0.0012, -half), (RADIUS, -half + 0.002)]
    line += [(RADIUS + 0.0001, 0), (RADIUS, half - 0.002), (RADIUS - 0.0012, half), (0.0068, half), (0.0056, half - 0.0014)]
    return shapes.lathe("bead", shapes.even(shapes.rounded(line, 0.0016, 6), 0.0008), material, 96)


def _grip(material):
    """A tapered grip with shallow rings, round at its end; it starts at 0 and ends at GRIP."""

    def ripple(angle, height):
        inside = np.clip((height - 0.013) / 0.004, 0, 1) * np.clip((GRIP - 0.013 - height) / 0.004, 0, 1)
        ring = np.clip(1 - np.abs((height / 0.0052) % 1 - 0.5) / 0.16, 0, 1)
        return -0.0006 * inside * ring * ring * (3 - 2 * ring)

    line = [(0.0056, 0.0), (0.0132, 0.0), (0.0132, 0.005), (0.0118, 0.009), (0.0122, GRIP * 0.55)]
    line += [(0.0129, GRIP - 0.006), (0.0118, GRIP), (0.0001, GRIP)]
    profile = shapes.even(shapes.rounded(line, [0.001, 0.002, 0.003, 0.02, 0.006, 0.004], 8), 0.0004)
    return shapes.lathe("grip", profile, material, 128, ripple)


def stick(where=(0, 0, 0), turn=0.0):
    """The whole stick, lying along X."""
    white, dark = materials.plastic("#dcd5c4", 0.3), materials.rubber("#1d2a26", 0.5)
    parts = []
    span = BEADS * BEAD
    core = shapes.lathe("core", [(0.005, -LONG / 2 + 0.01), (0.005, LONG / 2 - 0.01)], materials.plastic("#d9d4c8"), 48)
    parts.append(shapes.place(core, turn=(0, 90, 0)))
    slack = LONG / 2 - GRIP - span / 2
    wander = np.random.default_rng(4).uniform(-0.00016, 0.00016, BEADS)
    for k in range(BEADS):
        at = -span / 2 + (k + 0.5) * BEAD + wander[k]
        parts.append(shapes.place(_bead(white), (at, 0, 0), (0, 90, 0)))
    for side in (1, -1):
        parts.append(shapes.place(_grip(dark), (side * (span / 2 + max(slack, 0.0006)), 0, 0), (0, 90 * side, 0)))
    return shapes.group(parts, (where[0], where[1], where[2] + 0.0133), (0, 0, turn))


def whole() -> None:
    """On the diagonal, from corner to corner."""
    stick(turn=47)
    shoot(height=46, fill=0.8)


def close() -> None:
    """The last beads and a grip."""
    stick(turn=30)
    shoot(height=15, fill=2.0, aside=(-0.26, -0.05))


pictures = {"stick": whole, "stick-2": close}
