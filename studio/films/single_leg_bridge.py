"""Single-leg bridge: on its back, left foot on the floor, right heel on a chair; the hips rise."""

from dataclasses import replace

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.ground import rested
from studio.rig.pose import Pose, Reach, hand_turned, pitch, skin, yaw
from studio.rig.props import chair, mat
from studio.rig.stage import camera, face, lights, sweep

SHOULDERS = 0.52  # metres behind the start of the hips, where the upper back stays
SEAT = 0.42
MAT = 0.012


def pose(share: float) -> Pose:
    lift = between(0, 27, share)
    made = Pose(
        pelvis=(0, 0, 0.12 + 0.22 * share),
        turned=pitch(-90 - lift),
        spine=(0, between(0, 8, share)),
        neck=between(6, 20, share),
        legs={
            "L": Reach(np.array((0.10, -0.50, 0.089)), (0.06, -0.4, 1), yaw(3)),
            "R": Reach(np.array((-0.12, -0.725, SEAT + 0.062)), (-0.1, 0.2, 1), pitch(-84)),
        },
        arms={
            side: Reach(np.array((sign * 0.31, 0.06, 0.052)), (sign * 1.0, 0.2, 0.2), hand_turned(side, (sign * 0.15, -1, -0.06), (0, 0, -1)))
            for side, sign in (("L", 1), ("R", -1))
        },
        fingers={"L": 6, "R": 6},
    )
    for _ in range(3):
        made = rested(made, "spine01", "spine02", "clavicle", "shoulder01", on=MAT)
        place = skin(made)[1].place["spine01"]
        made = replace(made, pelvis=made.pelvis + (0, SHOULDERS - 0.14 - place[1], 0))
    return made


def build():
    sweep()
    lights(1.1, (0, 0, 0.4))
    camera((-0.05, -0.14, 0.42), 4.9, 0, 9)
    face(78)
    mat((0.0, 0.44), (0.66, 1.45), MAT)
    chair((-0.12, -0.855), SEAT, facing=1)
    figure = Figure()

    def show(share: float) -> None:
        figure.show(pose(share), {"L": between(0.3, 1.0, share)})

    return show


film = Film(
    "single-leg-bridge",
    (
        Part(0, 0, 0.4, "A figure lies on its back, left foot on the floor, right heel on a chair."),
        Part(0, 1, 1.6, "It presses through the left foot and lifts its hips."),
        Part(1, 1, 0.8, "It is straight from shoulder to knee. The back of the left thigh is lit."),
        Part(1, 0, 3.0, "It lowers its hips slowly."),
    ),
    build,
    pose,
    ("foot.L", "foot.R", "wrist.L", "wrist.R"),
)
