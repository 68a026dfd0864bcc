"""Holds every film against what a body and a loop may not do, without rendering: `blender -b -P studio/check.py`.

- The loop closes: each part starts where the last one ended, and the first where the last one ends.
- What is planted stays: those joints move less than a millimetre over the whole move.
- Nothing goes through the floor by more than a mat gives way, and something touches it.
- Nothing jumps: between two frames of the loop no joint moves further than a quick human one would.
- No limb is asked for more than its length.
"""

import importlib
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from studio.rig.body import body  # noqa: E402
from studio.rig.film import FRAMES_A_SECOND  # noqa: E402
from studio.rig.pose import LIMBS, Reach, skin  # noqa: E402
from studio.rig.stage import finish  # noqa: E402

STILL = 0.001  # metres
DEEP, HIGH = -0.025, 0.02
QUICK = 2.5  # metres a second


def faults(told) -> list[str]:
    out = []
    starts = [part.start for part in told.parts]
    if [part.end for part in told.parts] != [*starts[1:], starts[0]]:
        out.append("the loop does not close")
    levels = told.levels()
    solved = [(skin(told.pose(share)), told.pose(share)) for share in levels]
    places = [solver.place for (_, solver), _ in solved]
    for joint in told.planted:
        moved = np.ptp([place[joint] for place in places], 0).max()
        if moved > STILL:
            out.append(f"{joint} slides by {moved * 1000:.1f} mm")
    lows = [vertices[:, 2].min() for (vertices, _), _ in solved]
    if min(lows) < DEEP:
        out.append(f"something is {-min(lows) * 1000:.0f} mm below the floor")
    if max(lows) > HIGH:
        out.append(f"all of it floats by {max(lows) * 1000:.0f} mm")
    shares = told.shares()
    nearest = [int(np.abs(np.array(levels) - share).argmin()) for share in [*shares, shares[0]]]
    joints = np.array([[place[bone] for bone in body().bones] for place in places])
    steps = np.linalg.norm(np.diff(joints[nearest], axis=0), axis=2).max(1) * FRAMES_A_SECOND
    if steps.max() > QUICK:
        out.append(f"something moves at {steps.max():.1f} metres a second in frame {steps.argmax()}")
    short: dict[str, float] = {}
    for (_, solver), pose in solved:
        for kind, asked in (("leg", pose.legs), ("arm", pose.arms)):
            for side, limb in asked.items():
                if isinstance(limb, Reach):
                    missed = np.linalg.norm(solver.place[f"{LIMBS[kind][4]}.{side}"] - limb.end)
                    if missed > 0.01:
                        short[f"the {kind} {side}"] = max(missed, short.get(f"the {kind} {side}", 0))
    return out + [f"{limb} is {missed * 1000:.0f} mm too short" for limb, missed in short.items()]


def main() -> None:
    worst = 0
    for path in sorted((HERE / "films").glob("[a-z]*.py")):
        told = importlib.import_module(f"studio.films.{path.stem}").film
        found = faults(told)
        worst += len(found)
        print(f"{told.name}: {told.seconds():.1f} s, " + ("sound" if not found else "; ".join(found)))
    print(f"{worst} faults")
    finish(1 if worst else 0)


main()
