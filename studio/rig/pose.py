"""Poses: where the joints are, and the skin that follows from it.

A pose says where the pelvis is and how it is turned, how the spine bends, and for each limb either where its end stands (a foot on the
floor, a hand on a band) or how its joints are bent. What is said in places is solved for the two bones between, so that a planted foot
stays planted to the last digit.
"""

from dataclasses import dataclass, field

import numpy as np

from .body import Body, body

Vector = np.ndarray
UP = np.array((0.0, 0.0, 1.0))


def turn(axis, degrees: float) -> np.ndarray:
    """Rotation about an axis through the origin; right-handed."""
    x, y, z = np.asarray(axis, float) / np.linalg.norm(axis)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    cross = np.array(((0, -z, y), (z, 0, -x), (-y, x, 0)))
    return c * np.eye(3) + s * cross + (1 - c) * np.outer((x, y, z), (x, y, z))


def pitch(degrees: float) -> np.ndarray:
    """Tips what stands upright towards the figure's front (-Y)."""
    return turn((1, 0, 0), degrees)


def roll(degrees: float) -> np.ndarray:
    """Leans towards the figure's left (+X)."""
    return turn((0, 1, 0), degrees)


def yaw(degrees: float) -> np.ndarray:
    """Turns the figure to its left, seen from above."""
    return turn((0, 0, 1), degrees)


@dataclass
class Reach:
    """A limb by its end: where ankle or wrist is, which way knee or elbow points, and how foot or hand is turned from rest."""

    end: Vector
    pole: Vector
    turned: np.ndarray | None = None  # None: as the lower bone is


@dataclass
class Bend:
    """A limb by its joints, in degrees. Legs: hip forward, out, turned out; knee; ankle up. Arms: raised forward, out; elbow."""

    forward: float = 0
    out: float = 0
    twist: float = 0
    hinge: float = 0
    end: float = 0


@dataclass
class Pose:
    pelvis: Vector
    turned: np.ndarray = field(default_factory=lambda: np.eye(3))
    spine: tuple[float, float] = (0, 0)  # bend forward of the lower and of the upper back, degrees
    lean: float = 0  # bend of the back to the left
    twist: float = 0  # turn of the back to the left
    neck: float = 0  # forward
    look: float = 0  # turn of the head to the left
    legs: dict[str, Reach | Bend] = field(default_factory=dict)
    arms: dict[str, Reach | Bend] = field(default_factory=dict)
    toes: dict[str, float] = field(default_factory=dict)  # bend upwards, degrees
    fingers: dict[str, float] = field(default_factory=dict)  # curl, degrees a joint


def hand_turned(side: str, fingers, palm) -> np.ndarray:
    """The turn of a hand whose fingers point one way and whose palm looks another."""
    of = body()
    rest = _frame(of.head[f"finger3-1.{side}"] - of.head[f"wrist.{side}"], palm_of(side))
    return _frame(np.asarray(fingers, float), np.asarray(palm, float)) @ rest.T


def palm_of(side: str) -> Vector:
    """Which way the palm looks at rest."""
    of = body()
    knuckles = of.head[f"finger2-1.{side}"] - of.head[f"finger5-1.{side}"]
    along = of.head[f"finger3-1.{side}"] - of.head[f"wrist.{side}"]
    return _unit(np.cross(knuckles, along) * (-1 if side == "L" else 1))


def _unit(v: Vector) -> Vector:
    return v / max(np.linalg.norm(v), 1e-9)


def _frame(along: Vector, hinge: Vector) -> np.ndarray:
    x = _unit(along)
    y = _unit(hinge - x * (hinge @ x))
    return np.stack((x, y, np.cross(x, y)), 1)


THUMB = (0.4, 0.2, 0.6)  # share of a closing that goes across the palm, down to it, and into each further joint
LIMBS = {
    "leg": ("upperleg01", "upperleg02", "lowerleg01", "lowerleg02", "foot"),
    "arm": ("upperarm01", "upperarm02", "lowerarm01", "lowerarm02", "wrist"),
}


class Solver:
    """Finds every bone's place and turn for a pose."""

    def __init__(self, pose: Pose, of: Body):
        self.pose, self.of = pose, of
        self.turn: dict[str, np.ndarray] = {}
        self.place: dict[str, Vector] = {}
        # Rest joints of each limb: root, hinge, end.
        self.rest = {
            (kind, side): [of.head[f"{names[0]}.{side}"], of.head[f"{names[2]}.{side}"], of.head[f"{names[4]}.{side}"]]
            for kind, names in LIMBS.items()
            for side in "LR"
        }

    def _rest_hinge(self, kind: str, side: str) -> Vector:
        # Legs bend about the body's own X; an arm about the line square to its two bones, which are never quite in line.
        root, hinge, end = self.rest[kind, side]
        if kind == "leg":
            return np.array((1.0, 0, 0))
        return _unit(np.cross(end - hinge, hinge - root))

    def limb(self, kind: str, side: str, root: Vector, above: np.ndarray) -> list[np.ndarray]:
        """Turns of upper bone, lower bone and end."""
        asked = (self.pose.legs if kind == "leg" else self.pose.arms).get(side, Bend())
        start, middle, end = self.rest[kind, side]
        hinge = self._rest_hinge(kind, side)
        upper, lower = middle - start, end - middle
        if isinstance(asked, Bend):
            return self._bent(kind, side, asked, above, hinge, upper, lower)
        reach = np.asarray(asked.end, float) - root
        a, b = np.linalg.norm(upper), np.linalg.norm(lower)
        distance = min(np.linalg.norm(reach), (a + b) * 0.9995)
        along = _unit(reach)
        pole = np.asarray(asked.pole, float)
        aside = _unit(pole - along * (pole @ along))
        cosine = np.clip((a * a + distance * distance - b * b) / (2 * a * distance), -1, 1)
        knee = along * a * cosine + aside * a * np.sqrt(1 - cosine * cosine)
        ankle = along * distance
        # Knees fold so that the pole is in front: the hinge is square to both.
        axis = np.cross(aside, along) if kind == "leg" else np.cross(along, aside)
        first = _frame(knee, axis) @ _frame(upper, hinge).T
        second = _frame(ankle - knee, axis) @ _frame(lower, hinge).T
        return [first, second, second if asked.turned is None else asked.turned]

    def _bent(self, kind, side, asked: Bend, above, hinge, upper, lower) -> list[np.ndarray]:
        outward = 1 if side == "L" else -1
        if kind == "leg":
            # Straight down is the start, however the mesh was made to stand.
            down = _frame(-UP, np.array((1.0, 0, 0)))
            hip = turn((1, 0, 0), -asked.forward) @ turn((0, 1, 0), -outward * asked.out) @ yaw(outward * asked.twist)
            first = above @ hip @ down @ _frame(upper, hinge).T
            knee = above @ hip @ turn((1, 0, 0), asked.hinge)
            second = knee @ down @ _frame(lower, hinge).T
            return [first, second, knee @ turn((1, 0, 0), -asked.end)]
        palms = np.array((outward * 1.0, 0.25, 0))
        down = _frame(-UP, palms)
        raised = turn((1, 0, 0), -asked.forward) @ turn((0, 1, 0), -outward * asked.out) @ yaw(outward * asked.twist)
        first = above @ raised @ down @ _frame(upper, hinge * outward).T
        elbow = above @ raised @ turn(palms * outward, -asked.hinge)
        second = elbow @ down @ _frame(lower, hinge * outward).T
        return [first, second, second]

    def solve(self) -> None:
        for bone in self.of.bones:
            self._bone(bone)

    def _bone(self, bone: str) -> None:
        pose, of = self.pose, self.of
        above = of.parent[bone]
        if above is None:
            self.turn[bone] = pose.turned
            # The pelvis is told by the point between the hips.
            middle = (of.head["upperleg01.L"] + of.head["upperleg01.R"]) / 2
            self.place[bone] = np.asarray(pose.pelvis, float) + pose.turned @ (of.head[bone] - middle)
            return
        root = self.place[above] + self.turn[above] @ (of.head[bone] - of.head[above])
        self.place[bone] = root
        self.turn[bone] = self._turn(bone, above, root)

    def _turn(self, bone: str, above: str, root: Vector) -> np.ndarray:
        pose = self.pose
        over = self.turn[above]
        name, _, side = bone.partition(".")
        if name.startswith("spine"):
            lower = name in ("spine05", "spine04", "spine03")
            bend = pose.spine[0] / 3 if lower else pose.spine[1] / 2
            return over @ pitch(bend) @ roll(pose.lean / 5) @ yaw(pose.twist / 5)
        if name in ("neck01", "neck02", "neck03", "head"):
            return over @ pitch(pose.neck / 4) @ yaw(pose.look / 4)
        if name in ("clavicle", "shoulder01"):
            return self._shoulder(name, side, over, root)
        for kind, names in LIMBS.items():
            if name == names[0]:
                self.solved = getattr(self, "solved", {})
                self.solved[kind, side] = self.limb(kind, side, root, self._trunk(kind, side))
            if name in names:
                return self.solved[kind, side][names.index(name) // 2]
        if name.startswith("toe"):
            return over @ turn((1, 0, 0), -pose.toes.get(side, 0)) if name.endswith("-1") else over
        if name.startswith("finger"):
            return over @ self._finger(name, bone, side)
        return over

    def _trunk(self, kind: str, side: str) -> np.ndarray:
        return self.turn["root"] if kind == "leg" else self.turn["spine01"]

    def _shoulder(self, name: str, side: str, over: np.ndarray, root: Vector) -> np.ndarray:
        """A raised arm takes its shoulder blade along, by a third of what goes past sixty degrees."""
        asked = self.pose.arms.get(side, Bend())
        trunk = self.turn["spine01"]
        if isinstance(asked, Bend):
            arm = trunk @ turn((1, 0, 0), -asked.forward) @ (-UP)
        else:
            arm = _unit(np.asarray(asked.end, float) - root)
        here = trunk.T @ arm
        raised = np.degrees(np.arccos(np.clip(-here[2], -1, 1)))
        share = max(0.0, raised - 55) * 0.16
        axis = np.cross(-UP, here)
        if share == 0 or np.linalg.norm(axis) < 1e-6:
            return over
        return over @ turn(axis, share)

    def _thumb(self, name: str, along: Vector, side: str, curl: float) -> np.ndarray:
        """A closing hand lays its thumb over the fingers: first across the palm, then bent towards the little finger."""
        palm = palm_of(side)
        if name.endswith("-1"):
            hand = self.of.head[f"finger3-1.{side}"] - self.of.head[f"wrist.{side}"]
            towards = np.cross(along, palm)
            across = _unit(hand) * np.sign(_unit(hand) @ np.cross(along, palm) or 1)
            return turn(across, -curl * THUMB[0]) @ turn(towards, curl * THUMB[1])
        inward = _unit(self.of.head[f"finger5-1.{side}"] - self.of.head[f"finger2-1.{side}"])
        return turn(np.cross(along, inward + 0.3 * palm), curl * THUMB[2])

    def _finger(self, name: str, bone: str, side: str) -> np.ndarray:
        curl = self.pose.fingers.get(side, 14)
        first = name[6]
        along = self.of.tail[bone] - self.of.head[bone]
        if first == "1":
            return self._thumb(name, along, side, curl)
        return turn(np.cross(along, palm_of(side)), curl)


def skin(pose: Pose) -> tuple[np.ndarray, Solver]:
    """The coarse mesh's vertices in a pose, and the solved bones for props to hold on to."""
    of = body()
    solver = Solver(pose, of)
    solver.solve()
    turns = np.stack([solver.turn[bone] for bone in of.bones])
    places = np.stack([solver.place[bone] for bone in of.bones])
    rests = np.stack([of.head[bone] for bone in of.bones])
    shifts = places - np.einsum("bij,bj->bi", turns, rests)
    blended = np.einsum("vb,bij->vij", of.weights, turns)
    moved = np.einsum("vij,vj->vi", blended, of.vertices) + of.weights @ shifts
    return moved, solver
