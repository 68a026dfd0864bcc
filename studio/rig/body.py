"""The body at rest: MakeHuman's base mesh (CC0), shaped into an athletic adult of no particular sex.

Metres, Z up, facing -Y, the figure's left at +X. The arms stand off as the mesh was made; poses bring them down.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from .parts import worn_head

DATA = Path(__file__).parent.parent / ".tools" / "body"
HEIGHT = 1.74

# The mix of the mesh's own shapes. Each pair of sexes adds up to one.
SHAPES = {
    "caucasian-male-young": 0.2,
    "african-male-young": 0.2,
    "asian-male-young": 0.2,
    "caucasian-female-young": 0.14,
    "african-female-young": 0.13,
    "asian-female-young": 0.13,
    "universal-male-young-averagemuscle-averageweight": 0.25,
    "universal-male-young-maxmuscle-averageweight": 0.35,
    "universal-female-young-averagemuscle-averageweight": 0.2,
    "universal-female-young-maxmuscle-averageweight": 0.2,
    "proportions/male-young-averagemuscle-averageweight-idealproportions": 0.5,
    "proportions/female-young-averagemuscle-averageweight-idealproportions": 0.3,
}


@dataclass(frozen=True)
class Body:
    """A skinned mesh at rest."""

    vertices: np.ndarray  # (n, 3)
    faces: np.ndarray  # (m, 4)
    bones: list[str]  # parents come before children
    parent: dict[str, str | None]
    head: dict[str, np.ndarray]
    tail: dict[str, np.ndarray]
    weights: np.ndarray  # (n, bones), rows add up to one
    skull: tuple[np.ndarray, np.ndarray]  # a ball within the head that closes the eyes


def _shaped(vertices: np.ndarray) -> np.ndarray:
    # The moves stand in the order of their names: sixteen-bit thousandths of the mesh's own unit.
    names = sorted(json.loads((DATA / "target-list.json").read_text())["targets"])
    moves = np.memmap(DATA / "targets.bin", np.int16, "r").reshape(len(names), -1, 3)
    for shape, share in SHAPES.items():
        vertices = vertices + share * 1e-3 * moves[names.index(f"data/targets/macrodetails/{shape}.target")]
    return vertices


@cache
def body() -> Body:
    model = json.loads((DATA / "human_full_size.json").read_text())
    vertices = _shaped(np.array(model["vertices"], float).reshape(-1, 3))
    faces = np.array(model["faces"], int).reshape(-1, 10)
    of = model["metadata"]["joint_pos_idxs"]
    bones, parent, head, tail, column = [], {}, {}, {}, {}
    records = model["bones"]
    for place, record in enumerate(records):
        name = record["name"].removesuffix("____head")
        if record["name"].endswith("____head"):
            above = record["parent"]
            bones.append(name)
            parent[name] = records[above]["name"].removesuffix("____head") if above >= 0 else None
            head[name] = vertices[of[f"{name}____head"]].mean(0)
            tail[name] = vertices[of[f"{name}____tail"]].mean(0)
        column[place] = len(bones) - 1 if record["name"].endswith("____head") else bones.index(name)

    skin = faces[faces[:, 5] == 0][:, 1:5]
    kept, skin = np.unique(skin, return_inverse=True)
    skin = skin.reshape(-1, 4)
    weights = np.zeros((len(vertices), len(bones)))
    indices = np.array(model["skinIndices"]).reshape(-1, 4)
    values = np.array(model["skinWeights"]).reshape(-1, 4)
    for slot in range(4):
        np.add.at(weights, (np.arange(len(vertices)), [column[each] for each in indices[:, slot]]), values[:, slot])
    weights = weights[kept]
    weights /= weights.sum(1, keepdims=True)

    low, high = vertices[kept, 1].min(), vertices[kept, 1].max()
    size = HEIGHT / (high - low)

    def placed(points: np.ndarray) -> np.ndarray:
        x, y, z = np.moveaxis(np.asarray(points), -1, 0)
        return np.stack((x, -z, y - low), -1) * size

    here = placed(vertices[kept])
    head = {name: placed(point) for name, point in head.items()}
    tail = {name: placed(point) for name, point in tail.items()}
    here, *eyes = worn_head(here, head["head"])
    return Body(here, skin, bones, parent, head, tail, weights, tuple(eyes))
