"""Seated fold: left leg straight, right leg bent in; it folds from the waist and reaches for the foot."""

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.ground import rested
from studio.rig.pose import Pose, Reach, pitch, turn, yaw
from studio.rig.props import mat
from studio.rig.stage import camera, face, lights, sweep


MAT = 0.012


def pose(share: float) -> Pose:
    foot = np.array((0.13, -0.845, 0.068))
    arms = {}
    for side, sign in (("L", 1), ("R", -1)):
        start = np.array((0.13 + sign * 0.14, -0.29, 0.220))
        end = np.array((0.135 + sign * 0.066, -0.735, 0.180))
        arms[side] = Reach(start + (end - start) * share, (sign * 1.0, 0.3, -0.4))
    made = Pose(
        pelvis=(0, 0, 0.1),
        turned=pitch(between(-6, 27, share)) @ yaw(between(0, 6, share)),
        spine=(between(2, 26, share), between(2, 20, share)),
        neck=between(4, 2, share),
        legs={
            "L": Reach(foot, (0.05, 0.1, 1), yaw(2) @ pitch(-82)),
            "R": Reach(np.array((-0.075, -0.33, 0.085)), (-1, -0.35, 0.12), yaw(62) @ turn((0, 1, 0), 62) @ pitch(-30)),
        },
        arms=arms,
        fingers={"L": between(18, 30, share), "R": between(18, 30, share)},
    )
    return rested(made, "pelvis", "root", "upperleg01", "spine05", on=MAT, sink=0.008)


def build():
    sweep()
    lights(1.1, (0, 0, 0.4))
    camera((-0.34, 0.0, 0.40), 3.9, 0, 5)
    face(80)
    mat((0.05, -0.40), (0.75, 1.25), MAT)
    figure = Figure()

    def show(share: float) -> None:
        figure.show(pose(share), {"L": between(0.25, 0.95, share)})

    return show


film = Film(
    "seated-fold",
    (
        Part(0, 0, 0.4, "A figure sits tall, left leg straight, right leg bent in."),
        Part(0, 1, 2.4, "It folds from the waist and reaches along the straight leg."),
        Part(1, 1, 1.8, "It holds. The back of the straight thigh is lit."),
        Part(1, 0, 2.0, "It sits up slowly."),
    ),
    build,
    pose,
    ("foot.L", "foot.R"),
)
