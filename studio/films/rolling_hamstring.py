"""Rolling: the left thigh on a foam roller, hands and right foot on the floor; the body rolls, hands and foot stay."""

import numpy as np
from mathutils import Matrix

from studio.products.roller import roller
from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.ground import part
from studio.rig.pose import Pose, Reach, hand_turned, pitch, skin, yaw
from studio.rig.stage import camera, face, lights, sweep

RADIUS = 0.07
TRAVEL = 0.27  # metres the body moves; the roller goes half as far


def pose(share: float) -> Pose:
    forward = -TRAVEL * share
    made = Pose(
        pelvis=(0, forward, 0.2),
        turned=pitch(between(-42, -49, share)),
        spine=(5, 3),
        neck=26,
        legs={
            "L": Reach(np.array((0.13, forward - 0.845, 0.150)), (0.06, 0.2, 1), yaw(4) @ pitch(-80)),
            "R": Reach(np.array((-0.17, -0.74, 0.089)), (-0.15, -0.3, 1), yaw(-8)),
        },
        arms={
            side: Reach(np.array((sign * 0.24, 0.215, 0.052)), (sign * 0.5, 1, 0.1), hand_turned(side, (sign * 0.45, 1, 0), (0, 0, -1)))
            for side, sign in (("L", 1), ("R", -1))
        },
        fingers={"L": 4, "R": 4},
    )
    # The roller carries the thigh: its skin over the roller's middle touches the top, pressed in a little.
    place = roller_place(share)
    thigh = part("upperleg01.L", "upperleg02.L")
    for _ in range(5):
        vertices = skin(made)[0][thigh]
        over = np.abs(vertices[:, 1] - place) < 0.05
        circle = np.sqrt(np.maximum(RADIUS**2 - (vertices[over, 1] - place) ** 2, 0)) + RADIUS
        gap = (vertices[over, 2] - circle).min() + 0.010
        made.pelvis = np.asarray(made.pelvis, float) - (0, 0, gap)
        made.legs["L"].end = made.legs["L"].end - np.array((0, 0, gap * 0.6))
    return made


def roller_place(share: float) -> float:
    """Where the roller's middle is: just above the knee at first, under the middle of the thigh at last."""
    return -0.365 - TRAVEL * share / 2


def build():
    sweep()
    lights(1.1, (0, 0, 0.4))
    camera((-0.30, 0.0, 0.42), 4.15, 0, 7)
    face(76)
    figure = Figure()
    # Not in the colour it is sold in: orange is the muscle's alone.
    rolling = roller("#232b29", (0, 0))

    def show(share: float) -> None:
        figure.show(pose(share), {"L": between(0.45, 0.9, 0.5 - 0.5 * np.cos(2 * np.pi * share))})
        spun = -TRAVEL * share / 2 / RADIUS
        rolling.matrix_world = Matrix.Translation((0.13, roller_place(share), RADIUS)) @ Matrix.Rotation(-spun, 4, "X")

    return show


film = Film(
    "rolling-hamstring",
    (
        Part(0, 0, 0.3, "A figure sits with a foam roller under its left thigh, its weight on its hands and right foot."),
        Part(0, 1, 3.0, "It rolls forward slowly and the roller goes up the thigh, which is lit."),
        Part(1, 1, 0.3, "It stops."),
        Part(1, 0, 3.0, "It rolls back until the roller is above the knee, and no further."),
    ),
    build,
    pose,
    ("foot.R", "wrist.L", "wrist.R"),
    still=0.5,
)
