"""Lying band stretch: on its back, a band over the middle of the left foot draws the straight leg up."""

import numpy as np

from studio.rig.figure import Figure
from studio.rig.film import Film, Part, between
from studio.rig.ground import rested
from studio.rig.parts import SOLE_HEIGHT
from studio.rig.pose import Pose, Reach, Solver, pitch, yaw
from studio.rig.props import Ribbon, grip, mat
from studio.rig.stage import camera, face, lights, sweep

LEG = 0.852
MAT = 0.012
REACH = 0.76  # band from hand to foot, metres


def pose(share: float) -> Pose:
    raised = np.radians(between(42, 86, share))
    hip = np.array((0.11, 0.0, 0.11))
    ankle = hip + LEG * np.array((0, -np.cos(raised), np.sin(raised)))
    chest = np.array((0, 0.36, 0.30))
    arms = {}
    for side, sign in (("L", 1), ("R", -1)):
        towards = chest + (sign * 0.06, 0, 0) - ankle
        hand = ankle + towards / np.linalg.norm(towards) * REACH + (sign * 0.075, 0, 0)
        arms[side] = Reach(hand, (sign * 1.0, 0.5, -0.55))
    made = Pose(
        pelvis=(0, 0, 0.11),
        turned=pitch(-90),
        neck=8,
        legs={
            "L": Reach(ankle, (0.03, 0.9, 0.5), pitch(-90 - np.degrees(raised) + between(4, 0, share))),
            "R": Reach(np.array((-0.13, -0.86, 0.068)), (-0.1, 0, 1), yaw(-8) @ pitch(-72)),
        },
        arms=arms,
        fingers={"L": 78, "R": 78},
    )
    return rested(made, "pelvis", "root", "spine", "shoulder", "clavicle", on=MAT, sink=0.008)


def lay_band(ribbon: Ribbon, solver: Solver) -> None:
    """From one hand, under the middle of the foot, to the other hand."""
    of = solver.of
    foot = solver.turn["foot.L"]
    middle = (of.head["foot.L"] + of.head["toe2-1.L"]) / 2
    middle = np.array((of.head["toe3-1.L"][0], middle[1] - 0.01, -SOLE_HEIGHT))
    sole = solver.place["foot.L"] + foot @ (middle - of.head["foot.L"])
    down, across, along = foot @ (0, 0, -1.0), foot @ (1.0, 0, 0), foot @ (0, -1.0, 0)
    half, height = 0.052, 0.030
    left, right = grip(solver, "L")[0], grip(solver, "R")[0]
    corners = [left, sole + across * half - down * height, sole + across * (half - 0.012) + down * 0.003]
    corners += [sole - across * (half - 0.012) + down * 0.003, sole - across * half - down * height, right]
    path = _rounded(np.array(corners), 120)
    share = np.linspace(0, 1, len(path))[:, None]
    near_foot = np.exp(-(((share - 0.5) / 0.20) ** 2))
    hands = np.array((0.0, 0.35, 1.0))
    ribbon.lay(path, near_foot * along + (1 - near_foot) * hands, 0.034 + 0.040 * near_foot[:, 0])


def _rounded(corners: np.ndarray, count: int) -> np.ndarray:
    """A line through corners, even steps, its turns made soft."""
    lengths = np.concatenate(((0,), np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))))
    even = np.linspace(0, lengths[-1], count)
    path = np.stack([np.interp(even, lengths, corners[:, axis]) for axis in range(3)], 1)
    for _ in range(2):
        path[1:-1] = (path[:-2] + 2 * path[1:-1] + path[2:]) / 4
    return path


def build():
    sweep()
    lights(1.1, (0, 0, 0.5))
    camera((0.0, -0.02, 0.46), 4.35, 0, 8)
    face(84)
    mat((0.0, 0.0), (0.66, 1.85), MAT)
    figure = Figure()
    ribbon = Ribbon("band", 120)

    def show(share: float) -> None:
        solver = figure.show(pose(share), {"L": between(0.25, 0.95, share)})
        lay_band(ribbon, solver)

    return show


film = Film(
    "lying-band-stretch",
    (
        Part(0, 0, 0.4, "A figure lies on its back, a red band over the middle of its raised left foot, an end in each hand."),
        Part(0, 1, 2.4, "It draws the leg gently towards its chest."),
        Part(1, 1, 2.0, "It holds at a mild pull. The back of the raised thigh is lit."),
        Part(1, 0, 2.0, "It lets the leg go down slowly."),
    ),
    build,
    pose,
    ("foot.R",),
)
