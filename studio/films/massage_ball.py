"""Massage ball: seated on a chair, a ball under the left thigh; the knee straightens and bends."""

import numpy as np

from studio.products.ball import RADIUS, ball
from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.ground import part, rested
from studio.rig.pose import Bend, Pose, Reach, pitch, skin, yaw
from studio.rig.props import chair
from studio.rig.stage import camera, face, lights, sweep

SEAT = 0.46
PLACE = np.array((0.135, -0.205, SEAT + RADIUS))
PRESSED = 0.012  # metres the thigh gives way to the ball


def pose(share: float) -> Pose:
    lifted = Bend(forward=100, out=4, hinge=between(92, 20, share), end=between(0, 8, share))
    made = Pose(
        pelvis=(0, 0, SEAT + 0.1),
        turned=pitch(between(4, 1, share)),
        spine=(3, 4),
        neck=between(10, 6, share),
        legs={"L": lifted, "R": Reach(np.array((-0.16, -0.47, 0.089)), (-0.12, -1, 0.4), yaw(-5))},
        arms={
            "L": Reach(np.array((0.262, 0.03, SEAT + 0.075)), (1.0, 0.6, 0.2)),
            "R": Reach(np.array((-0.17, -0.28, SEAT + 0.17)), (-1.0, 0.6, -0.3)),
        },
        fingers={"L": 14, "R": 14},
    )
    made = rested(made, "pelvis", "root", "upperleg01.R", "spine05", on=SEAT, sink=0.014)
    # The ball lifts the thigh: the hip bends until the skin over the ball lies on it.
    thigh = part("upperleg01.L", "upperleg02.L")
    for _ in range(5):
        vertices = skin(made)[0][thigh]
        over = np.linalg.norm(vertices[:, :2] - PLACE[:2], axis=1) < 0.03
        gap = vertices[over, 2].min() - (SEAT + 2 * RADIUS - PRESSED)
        lifted.forward -= np.degrees(gap / -PLACE[1]) * 0.8
        lifted.hinge -= np.degrees(gap / -PLACE[1]) * 0.8
    return made


def build():
    sweep()
    lights(1.1, (0, 0, 0.6))
    camera((-0.16, 0.0, 0.66), 3.55, 0, 6)
    face(76)
    chair((0.0, -0.03), SEAT, 0.44, facing=-1)
    rubber = ball((24, 18, 28), "#5fae93")
    rubber.location = PLACE
    figure = Figure()

    def show(share: float) -> None:
        figure.show(pose(share), {"L": between(0.35, 0.95, share)})

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
    pose,
    ("foot.R", "wrist.L"),
    still=0.5,
)
