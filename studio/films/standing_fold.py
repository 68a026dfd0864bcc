"""Standing fold: legs straight, back round, arms and head hang."""

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.pose import Bend, Pose, Reach, pitch, yaw
from studio.rig.stage import camera, face, lights, sweep

FEET = {"L": np.array((0.11, 0.0, 0.089)), "R": np.array((-0.11, 0.0, 0.089))}


def pose(share: float) -> Pose:
    # The head leads, then the upper back, then the hips: a roll, not a hinge.
    upper, lower, hips = 1 - (1 - share) ** 1.5, share, share**1.3
    tip, round_low, round_high = 80 * hips, 34 * lower, 26 * upper
    hang = tip + 0.86 * (round_low + round_high)
    arm = Bend(forward=between(3, hang + 1, share) + 12 * np.sin(np.pi * share), out=between(7, 4, share), hinge=between(10, 6, share))
    return Pose(
        pelvis=(0, 0.13 * hips, between(0.928, 0.912, hips)),
        turned=pitch(tip),
        spine=(round_low, round_high),
        neck=between(2, 34, upper),
        legs={"L": Reach(FEET["L"], (0.1, -1, 0), yaw(5)), "R": Reach(FEET["R"], (-0.1, -1, 0), yaw(-5))},
        arms={"L": arm, "R": arm},
        fingers={"L": 20, "R": 20},
    )


def build():
    sweep()
    lights(1.1, (0, 0, 0.9))
    camera((0, 0.02, 0.86), 4.35, 0, 7)
    face(125)
    figure = Figure()

    def show(share: float) -> None:
        load = between(0.2, 0.9, share)
        figure.show(pose(share), {"L": load, "R": load})

    return show


film = Film(
    "standing-fold",
    (
        Part(0, 0, 0.4, "A figure stands with straight legs."),
        Part(0, 1, 3.2, "It folds forward: head, back, then hips."),
        Part(1, 1, 1.6, "Arms and head hang loose; the backs of both thighs are lit."),
        Part(1, 0, 3.0, "It rolls up slowly."),
    ),
    build,
    pose,
    ("foot.L", "foot.R"),
)
