"""What a film is: a move with a start and an end, rendered once each way and played there and back."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .pose import Pose

FRAMES_A_SECOND = 24


@dataclass(frozen=True)
class Part:
    """A stretch of the loop: from one share of the move to another (0 to 1), in so many seconds, and what is then seen."""

    start: float
    end: float
    seconds: float
    words: str


@dataclass(frozen=True)
class Film:
    name: str
    parts: tuple[Part, ...]
    # Builds the scene and gives the function that puts it at a share of the move.
    build: Callable[[], Callable[[float], None]]
    # The pose at a share of the move, and the joints that must not move a hair while it goes: feet on the floor, hands on it.
    pose: Callable[[float], Pose]
    planted: tuple[str, ...] = ()
    still: float = 1.0  # share of the move that tells most: the poster

    def shares(self) -> list[float]:
        """The share of the move that each frame of the loop shows, eased so that it starts and stops as weight does."""
        out: list[float] = []
        for each in self.parts:
            count = round(each.seconds * FRAMES_A_SECOND)
            along = (np.arange(count) + 0.5) / count
            out += list(each.start + (each.end - each.start) * eased(along))
        return out

    def levels(self, count: int = 40) -> list[float]:
        """The shares that are rendered: close together where the move is slow."""
        return list(eased(np.linspace(0, 1, count)))

    def seconds(self) -> float:
        return len(self.shares()) / FRAMES_A_SECOND


def eased(along):
    """Least jerk from 0 to 1."""
    along = np.clip(along, 0, 1)
    return along**3 * (10 - 15 * along + 6 * along**2)


def between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share


def ramp(share: float, start: float, end: float) -> float:
    """0 before `start`, 1 after `end`, eased between: for what moves during a part of the whole."""
    along = min(1.0, max(0.0, (share - start) / (end - start)))
    return along * along * (3 - 2 * along)
