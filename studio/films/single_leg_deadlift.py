"""Single-leg deadlift: the left leg stands, body and right leg tip as one line."""

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between, ramp
from studio.rig.pose import Bend, Pose, Reach, pitch, yaw
from studio.rig.stage import camera, face, lights, sweep

FOOT = np.array((0.105, 0.0, 0.089))


def pose(share: float) -> Pose:
    tip = between(2, 80, share)
    clear = 1 - ramp(share, 0, 0.4)  # the free foot starts off the floor
    return Pose(
        pelvis=(0.015, between(0.0, 0.085, share), between(0.915, 0.895, share)),
        turned=pitch(tip),
        spine=(between(-2, 3, share), between(0, 2, share)),
        neck=between(2, -14, share),
        legs={
            "L": Reach(FOOT, (0.06, -1, 0), yaw(6)),
            "R": Bend(forward=between(-2, 3, share), hinge=between(14, 5, share) + 16 * clear, end=between(-8, -16, share) + 16 * clear),
        },
        arms={
            "L": Bend(forward=between(4, 80, share), out=between(7, 5, share), hinge=between(12, 5, share)),
            "R": Bend(forward=between(4, 80, share), out=between(7, 5, share), hinge=between(12, 5, share)),
        },
    )


def build():
    sweep()
    lights(1.1, (0, 0, 0.9))
    camera((0, 0.10, 0.86), 4.6, 0, 7)
    face(132)
    figure = Figure()

    def show(share: float) -> None:
        figure.show(pose(share), {"L": between(0.15, 1.0, share)})

    return show


film = Film(
    "single-leg-deadlift",
    (
        Part(0, 0, 0.5, "A figure stands on its left leg, arms hanging."),
        Part(0, 1, 3.0, "It tips forward from the hip; the right leg rises straight behind in line with its back."),
        Part(1, 1, 0.5, "Back and leg are level with the floor. The back of the standing thigh is lit."),
        Part(1, 0, 1.5, "It pushes the floor away and stands tall again."),
    ),
    build,
    pose,
    ("foot.L",),
)
