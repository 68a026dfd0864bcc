"""A pot of balm (50 g) and a pump bottle of gel (118 ml)."""

import math

import numpy as np

from ..rig import materials, shapes
from ..rig.labels import Label
from ..rig.setting import shoot

INK = "#14261f"
PALE = "#f1ece0"

POT = 0.0295
POT_HIGH = 0.030
LID_HIGH = 0.0165
RED = "#7c1f1c"

BOTTLE = 0.0225
BOTTLE_HIGH = 0.104
SEA = "#1b8f8c"


def _band(name: str, radius: float, low: float, high: float, degrees: float, label: Label):
    """A label wrapped round a straight wall, its middle at the front."""
    half = math.radians(degrees) / 2
    angle = np.linspace(-half, half, 97) - math.pi / 2
    rows = [np.stack((radius * np.cos(angle), radius * np.sin(angle), np.full_like(angle, z)), -1) for z in (low, high)]
    return shapes.sheet(name, np.array(rows), materials.printed(label.image(name), 0.42, name))


def _pot(open_: bool):
    """A squat glass-thick pot with its label; when open, full to near the brim."""
    rim = POT_HIGH + 0.0075
    line = [(0.0001, 0.0008), (POT - 0.006, 0.0), (POT, 0.0), (POT, POT_HIGH), (POT - 0.0035, POT_HIGH + 0.0006)]
    line += [(POT - 0.0035, rim), (POT - 0.0055, rim), (POT - 0.0055, 0.02)]
    profile = shapes.even(shapes.rounded(line, [0.002, 0.0035, 0.0025, 0.0006, 0.0008, 0.0008], 7), 0.0007)

    def thread(angle, height):
        turn = ((height - POT_HIGH) / 0.0036 + angle / (2 * math.pi)) % 1
        inside = np.clip((height - POT_HIGH - 0.0014) / 0.0008, 0, 1) * np.clip((rim - 0.0012 - height) / 0.0008, 0, 1)
        return inside * 0.0008 * np.clip(1 - np.abs(turn - 0.5) * 3.6, 0, 1)

    parts = [shapes.lathe("pot", profile, materials.plastic(RED, 0.22), 192, None if not open_ else _outer(thread))]
    wide, high = 2 * math.pi * POT * 200 / 360, 0.0225
    label = Label(wide, high, PALE, 36)
    middle = wide * 500
    left = middle - 17.5
    label.words("U.P.", left, 6.4, 5.2, RED)
    right = label.words("Ultimate Performance", left + 11, 6.4, 2.4, INK, 500, 0)
    label.box(left, 8.2, right, 8.42, INK)
    label.words("Sport Balm", left, 14.6, 5.9, INK)
    label.words("Extra Strong", left, 19.7, 3.8, RED, 500, 0)
    label.words("50 g", right - label.length("50 g", 3.8, 500), 19.7, 3.8, INK, 500, 0)
    parts.append(_band("pot label", POT + 0.00012, 0.0038, 0.0038 + high, 200, label))
    if open_:
        parts.append(_fill())
    return parts


def _outer(ripple):
    """Lets a ripple touch the outer wall only: the neck's thread is not to show inside."""

    def both(angle, height):
        values = ripple(angle, height)
        top = int(np.argmax(height[:, 0] >= POT_HIGH + 0.0074))
        values[top:] = 0
        return values

    return both


def _fill():
    """Balm as it was poured, with the trace of one finger."""
    radius = np.linspace(0.000001, POT - 0.0056, 70)[:, None]
    angle = np.linspace(0, 2 * math.pi, 192, endpoint=False)[None]
    x, y = radius * np.cos(angle), radius * np.sin(angle)
    z = np.full_like(x, POT_HIGH + 0.0032)
    z += 0.0009 * np.clip((radius - POT + 0.0085) / 0.003, 0, 1) ** 2
    swirl = np.sin(angle + radius * 520) * np.exp(-(((radius - 0.011) / 0.0075) ** 2))
    z += 0.0011 * swirl
    balm = materials.plastic("#efe0b8", 0.3, "balm", Subsurface=0.15, Subsurface_Radius=(0.004, 0.003, 0.0015))
    return shapes.sheet("balm", np.stack((x, y, z), -1), balm, ring=True)


def _lid():
    """A black screw lid, ribbed round its wall, open below."""
    wall = POT + 0.0004
    line = [(wall - 0.0022, 0.002), (wall - 0.0022, 0.0), (wall, 0.0), (wall, LID_HIGH), (0.0001, LID_HIGH + 0.0003)]
    line = [(0.0001, LID_HIGH - 0.002), (wall - 0.0022, LID_HIGH - 0.002), *line[1:]]
    profile = shapes.even(shapes.rounded(line, [0.001, 0.0006, 0.0006, 0.0022], 8), 0.0006)
    start = int(np.argmax(profile[:, 0] > wall - 0.0004))

    def ribs(angle, height):
        inside = np.clip((height - 0.0018) / 0.0008, 0, 1) * np.clip((LID_HIGH - 0.0038 - height) / 0.001, 0, 1)
        values = inside * 0.00032 * (np.abs(np.cos(angle * 50)) - 0.6)
        values[:start] = 0
        return values

    return shapes.lathe("lid", profile, materials.plastic("#191b1b", 0.36), 600, ribs)


def pot_closed() -> None:
    """The pot from the front, its lid on."""
    lid = _lid()
    shapes.place(lid, (0, 0, POT_HIGH + 0.0012))
    shapes.group([*_pot(False), lid], turn=(0, 0, -4))
    shoot(height=17, fill=0.7)


def pot_open() -> None:
    """The pot open and full, its lid leaning on it."""
    shapes.group(_pot(True), (-0.012, 0, 0), (0, 0, -14))
    lean = 62.0
    lid = _lid()
    shapes.place(lid, (0, 0, -LID_HIGH))
    # It stands on its rim and rests against the pot.
    rise = (POT + 0.0004) * math.sin(math.radians(lean)) + 0.0002
    shapes.group([shapes.group([lid])], (0.045, 0.006, rise), (0, lean, -28))
    shoot(height=30)


def _pump(turn: float):
    """Collar, stem, and a head with a spout that droops a little."""
    white = materials.plastic("#f2f0ea", 0.3)
    collar = [(0.0001, 0.0), (0.0130, 0.0), (0.0128, 0.0135), (0.0095, 0.0142), (0.0088, 0.0185), (0.0046, 0.0188)]
    collar_line = shapes.even(shapes.rounded(collar, [0.0004, 0.0012, 0.0008, 0.0012], 6), 0.0005)

    def ribs(angle, height):
        inside = np.clip((height - 0.0012) / 0.0006, 0, 1) * np.clip((0.0125 - height) / 0.0006, 0, 1)
        return inside * 0.00026 * np.cos(angle * 40)

    parts = [shapes.lathe("collar", collar_line, white, 400, ribs)]
    parts.append(shapes.lathe("stem", [(0.0040, 0.0185), (0.0040, 0.0300)], white, 64))
    head = [(0.0042, 0.0278), (0.0088, 0.0278), (0.0102, 0.0300), (0.0104, 0.0375), (0.0001, 0.0392)]
    head_line = shapes.even(shapes.rounded(head, [0.0006, 0.001, 0.0024], 8), 0.0005)
    parts.append(shapes.lathe("head", head_line, white, 128))
    t = np.linspace(0, 1, 60)
    reach = 0.005 + 0.030 * t
    lift = 0.0338 - 0.0002 * t - 0.0045 * np.clip((t - 0.55) / 0.45, 0, 1) ** 2
    radius = 0.0041 - 0.0012 * t
    path = np.column_stack((reach, lift))
    heading = np.gradient(path, axis=0)
    heading /= np.linalg.norm(heading, axis=1, keepdims=True)
    angle = np.linspace(0, 2 * math.pi, 48, endpoint=False)

    def tube(radii):
        side = np.cos(angle)[None] * radii[:, None]
        over = np.sin(angle)[None] * radii[:, None]
        return np.stack((reach[:, None] - over * heading[:, 1:], side, lift[:, None] + over * heading[:, :1]), -1)

    outer, inner = tube(radius), tube(radius - 0.0011)
    skin = np.concatenate((outer, inner[:-14:-1]))
    parts.append(shapes.sheet("spout", skin, white, ring=True))
    return shapes.group(parts, (0, 0, BOTTLE_HIGH), (0, 0, turn))


def _bottle():
    """Straight walls, a round shoulder, a short neck, a label round the front."""
    line = [(0.0001, 0.0012), (BOTTLE - 0.006, 0.0), (BOTTLE, 0.0), (BOTTLE, 0.084), (0.0115, 0.099), (0.0115, BOTTLE_HIGH + 0.002)]
    profile = shapes.even(shapes.rounded(line, [0.002, 0.0035, 0.016, 0.005], 14), 0.0012)
    body = materials.plastic(SEA, 0.2, "bottle", Subsurface=0.08, Subsurface_Radius=(0.002, 0.006, 0.006), Clearcoat=0.4)
    parts = [shapes.lathe("bottle", profile, body, 160)]
    degrees = 215
    wide, high = 2 * math.pi * BOTTLE * degrees / 360, 0.062
    label = Label(wide, high, PALE, 30)
    left = wide * 500 - 16.2
    label.box(0, 0, wide * 1000, 1.6, SEA)
    label.words("Biofreeze", left, 17.5, 7.2, INK)
    label.words("Gel", left, 25.2, 7.2, SEA)
    label.box(left, 51.2, left + 32.4, 51.45, INK)
    label.words("118 ml", left, 57, 4.2, INK, 500, 0)
    parts.append(_band("bottle label", BOTTLE + 0.00012, 0.010, 0.010 + high, degrees, label))
    return parts


def _gel(where, size: float):
    """A dab of gel: a low mound, drawn out to one side where the pump let go."""
    t = np.linspace(0, 1, 48)[:, None]
    angle = np.linspace(0, 2 * math.pi, 128, endpoint=False)[None]
    edge = size * (1 + 0.10 * np.sin(2 * angle + 0.6) + 0.05 * np.sin(3 * angle + 2.0) + 0.03 * np.sin(5 * angle))
    radius = edge * np.sin(t * math.pi / 2) ** 0.9
    z = size * 0.52 * np.cos(t * math.pi / 2) ** 0.8 * (1 + 0.05 * np.sin(angle + t * 9))
    peak = size * 0.22 * np.exp(-((t / 0.16) ** 2))
    x = radius * np.cos(angle) + 0.35 * peak
    y = radius * np.sin(angle)
    jelly = materials.plastic("#118a84", 0.05, "gel", Subsurface=0.2, Subsurface_Radius=(0.003, 0.008, 0.007))
    return shapes.place(shapes.sheet("gel", np.stack((x, y, z + peak), -1), jelly, ring=True), where)


def bottle_front() -> None:
    """The bottle from the front, its spout to the right."""
    shapes.group([*_bottle(), _pump(14)], turn=(0, 0, -3))
    shoot(height=14)


def bottle_turned() -> None:
    """Turned and seen from above, with a dab of gel before it."""
    shapes.group([*_bottle(), _pump(-62)], turn=(0, 0, 6))
    _gel((0.042, -0.034, 0), 0.013)
    shoot(azimuth=6, height=34)


pictures = {
    "up-sport-balm": pot_closed,
    "up-sport-balm-2": pot_open,
    "biofreeze-gel": bottle_front,
    "biofreeze-gel-2": bottle_turned,
}
