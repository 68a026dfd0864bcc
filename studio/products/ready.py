"""The figure ready to begin: the still of the workout that goes through several films."""

import numpy as np

from ..rig.figure import Figure
from ..rig.pose import Bend, Pose, Reach, pitch, yaw
from ..rig.props import mat
from ..rig.stage import camera, face, lights, sweep


def ready() -> None:
    """Seen from behind, feet apart on a mat, knees soft, forearms up."""
    sweep()
    lights(1.1, (0, 0, 0.9))
    camera((0.0, 0, 0.86), 4.35, 0, 8)
    face(150)
    mat((0, 0), (0.75, 1.5))
    figure = Figure()
    arms = {"L": Bend(forward=12, out=11, hinge=82), "R": Bend(forward=12, out=11, hinge=82)}
    legs = {
        "L": Reach(np.array((0.16, 0.0, 0.101)), (0.2, -1, 0), yaw(9)),
        "R": Reach(np.array((-0.16, 0.0, 0.101)), (-0.2, -1, 0), yaw(-9)),
    }
    pose = Pose((0, 0.035, 0.905), pitch(9), spine=(-2, 2), neck=-4, look=6, legs=legs, arms=arms, fingers={"L": 62, "R": 62})
    figure.show(pose, {"L": 0.8, "R": 0.8})


pictures = {"exercise-follow-along": ready}
