"""Rest on things: finds how high a body must be so that a part of it just touches what it lies on."""

from dataclasses import replace
from functools import cache

import numpy as np

from .body import body
from .pose import Pose, skin


@cache
def part(*bones: str) -> np.ndarray:
    """Which vertices belong to bones whose names begin so."""
    of = body()
    owner = np.array([bone.startswith(bones) for bone in of.bones])[of.weights.argmax(1)]
    return owner


def rested(pose: Pose, *bones: str, on: float = 0.0, sink: float = 0.006) -> Pose:
    """The pose, raised or lowered so that the lowest of the named bones' skin is at `on`, pressed in by `sink` metres."""
    mask = part(*bones)
    for _ in range(4):
        low = skin(pose)[0][mask, 2].min()
        pose = replace(pose, pelvis=np.asarray(pose.pelvis, float) + (0, 0, on - sink - low))
    return pose
