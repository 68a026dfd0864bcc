"""Massage ball: seated on a chair, a ball under the left thigh; the knee straightens and bends."""

import bpy
import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.ground import part, rested
from studio.rig.pose import Bend, Pose, Reach, pitch, skin, yaw
from studio.rig.props import chair
from studio.rig.stage import camera, face, lights, paint, sweep

SEAT = 0.46
BALL = 0.032  # radius, metres
PLACE = np.array((0.115, -0.165, SEAT + BALL))


def pose(share: float) -> Pose:
    made = Pose(
        pelvis=(0, 0, SEAT + 0.1),
        turned=pitch(between(6, 3, share)),
        spine=(3, 4),
        neck=between(10, 6, share),
        legs={
            "L": Bend(forward=between(97, 96, share), out=3, hinge=between(88, 14, share), end=between(0, 8, share)),
            "R": Reach(np.array((-0.16, -0.47, 0.089)), (-0.12, -1, 0.4), yaw(-5)),
        },
        arms={
            "L": Reach(np.array((0.20, -0.26, SEAT + 0.20)), (1.0, 0.6, -0.3)),
            "R": Reach(np.array((-0.17, -0.28, SEAT + 0.17)), (-1.0, 0.6, -0.3)),
        },
        fingers={"L": 14, "R": 14},
    )
    return rested(made, "pelvis", "root", "upperleg01.R", "spine05", on=SEAT, sink=0.014)


def _ball():
    from studio.products.ball import massage_ball

    return massage_ball()


def build():
    sweep()
    lights(1.1, (0, 0, 0.6))
    camera((0.0, -0.18, 0.66), 3.95, 0, 6)
    face(72)
    chair((0.0, -0.03), SEAT, 0.44, facing=-1)
    ball = _ball()
    figure = Figure()

    def show(share: float) -> None:
        figure.show(pose(share), {"L": between(0.35, 0.95, share)})
        ball.location = PLACE

    return show


film = Film(
    "massage-ball",
    (
        Part(0, 0, 0.4, "A figure sits on a chair with a small ball under the middle of its left thigh."),
        Part(0, 1, 2.2, "It slowly straightens the knee. The back of the thigh is lit."),
        Part(1, 1, 0.4, "The leg is straight."),
        Part(1, 0, 2.2, "It slowly bends the knee."),
    ),
    build,
)
