"""Stiff-legged deadlift: two dumb-bells, a long back, knees nearly straight."""

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.pose import Bend, Pose, Reach, pitch, yaw
from studio.rig.props import DumbBell
from studio.rig.stage import camera, face, lights, sweep

FEET = {"L": np.array((0.12, 0.0, 0.089)), "R": np.array((-0.12, 0.0, 0.089))}


def pose(share: float) -> Pose:
    tip = between(1, 72, share)
    arm = Bend(forward=between(10, 76, share), out=between(6, 2, share), twist=-20, hinge=between(14, 8, share))
    return Pose(
        pelvis=(0, between(0.0, 0.17, share), between(0.928, 0.902, share)),
        turned=pitch(tip),
        spine=(between(-2, 5, share), between(0, 3, share)),
        neck=between(2, -16, share),
        legs={"L": Reach(FEET["L"], (0.12, -1, 0), yaw(5)), "R": Reach(FEET["R"], (-0.12, -1, 0), yaw(-5))},
        arms={"L": arm, "R": arm},
        fingers={"L": 72, "R": 72},
    )


def build():
    sweep()
    lights(1.1, (0, 0, 0.9))
    camera((0, 0.0, 0.86), 4.35, 0, 7)
    face(128)
    figure = Figure()
    bells = {side: DumbBell(f"dumb-bell {side}") for side in "LR"}

    def show(share: float) -> None:
        load = between(0.2, 1.0, share)
        solver = figure.show(pose(share), {"L": load, "R": load})
        for side, bell in bells.items():
            bell.held(solver, side)

    return show


film = Film(
    "stiff-legged-deadlift",
    (
        Part(0, 0, 0.5, "A figure stands tall with a dumb-bell in each hand."),
        Part(0, 1, 3.0, "It pushes its hips back and lowers the weights close to its legs, back long, knees almost straight."),
        Part(1, 1, 0.5, "The weights have passed the knees. The backs of both thighs are lit."),
        Part(1, 0, 1.5, "It pushes its hips forward and stands tall."),
    ),
    build,
    pose,
    ("foot.L", "foot.R"),
)
