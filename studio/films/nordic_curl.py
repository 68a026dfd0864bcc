"""Nordic curl: kneeling, a partner on the ankles; the body leans as one line until the hands take it."""

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between, ramp
from studio.rig.pose import Pose, Reach, hand_turned, pitch
from studio.rig.props import mat
from studio.rig.stage import camera, face, lights, sweep

WIDE = 0.109
KNEE = np.array((0, 0.0, 0.054))
THIGH = 0.4127
ANKLE_BACK, ANKLE_UP = 0.4456, 0.064
ARM = 0.48  # metres a hand is ever asked to be from its shoulder


def pose(share: float) -> Pose:
    lean = np.radians(between(0, 64, share))
    hips = KNEE + THIGH * np.array((0, -np.sin(lean), np.cos(lean)))
    legs = {
        side: Reach(np.array((sign * WIDE, ANKLE_BACK, ANKLE_UP)), (0, -0.6, -1), pitch(152))
        for side, sign in (("L", 1), ("R", -1))
    }
    # Hands wait before the chest, then meet the floor and stay there.
    up = np.array((0, -np.sin(lean), np.cos(lean)))
    chest = hips + 0.40 * up
    met = ramp(share, 0.1, 0.85)
    arms = {}
    for side, sign in (("L", 1), ("R", -1)):
        ready = chest + np.array((sign * 0.17, -0.30, 0.02))
        floor = np.array((sign * 0.24, -1.03, 0.050))
        shoulder = hips + 0.47 * up + (sign * 0.2, 0, 0)
        away = floor - shoulder
        floor = shoulder + away * min(1, ARM / np.linalg.norm(away))
        flat = hand_turned(side, (-sign * 0.15, -1, between(0.75, 0.02, met)), (0, between(-0.75, 0, met), -1))
        arms[side] = Reach(ready + (floor - ready) * met, (sign * 1.0, 0.7, -0.35), flat)
    return Pose(
        pelvis=hips,
        turned=pitch(np.degrees(lean)),
        spine=(0, 0),
        neck=between(0, -12, share),
        legs=legs,
        arms=arms,
        fingers={"L": 4, "R": 4},
    )


def partner() -> Pose:
    """Kneels behind, arms straight onto the ankles."""
    hips = np.array((0, 0.98, 0.46))
    arms = {
        side: Reach(np.array((sign * WIDE, ANKLE_BACK + 0.07, ANKLE_UP + 0.105)), (sign * 1.0, 0.6, 0.2))
        for side, sign in (("L", 1), ("R", -1))
    }
    legs = {
        side: Reach(np.array((sign * 0.15, 1.16, 0.088)), (sign * 0.3, -1, -0.8), pitch(70)) for side, sign in (("L", 1), ("R", -1))
    }
    return Pose(
        pelvis=hips,
        turned=pitch(38),
        spine=(16, 12),
        neck=-14,
        legs=legs,
        arms=arms,
        toes={"L": 60, "R": 60},
        fingers={"L": 42, "R": 42},
    )


def build():
    sweep()
    lights(1.1, (0, 0, 0.6))
    camera((0, 0.03, 0.56), 5.35, 0, 8)
    face(98)
    mat((0.0, 0.14), (0.66, 1.30))
    Figure("partner").show(partner())
    figure = Figure()

    def show(share: float) -> None:
        load = between(0.3, 1.0, share)
        figure.show(pose(share), {"L": load, "R": load})

    return show


film = Film(
    "nordic-curl",
    (
        Part(0, 0, 0.4, "A figure kneels upright; a partner holds its ankles."),
        Part(0, 1, 3.2, "It leans forward in one line from knee to head, as slowly as it can. The backs of its thighs are lit."),
        Part(1, 1, 0.5, "Its hands take its weight."),
        Part(1, 0, 1.9, "It pushes back up."),
    ),
    build,
    pose,
    ("lowerleg01.L", "lowerleg01.R", "foot.L", "foot.R"),
    still=0.6,
)
