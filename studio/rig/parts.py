"""Parts that stand in for what the base mesh has in too much detail: a smooth head in place of a face, shoes in place of toes."""

import numpy as np
from scipy.special import sph_harm

HEAD_RINGS, HEAD_SPOKES, HEAD_DEGREE = 48, 72, 5
SOLE_HEIGHT = 0.014  # metres under the foot
RELIEF = 0.15  # how much of the features is left


def _waves(directions: np.ndarray) -> np.ndarray:
    """Real spherical harmonics up to HEAD_DEGREE at unit directions: a smooth skull is a short sum of them."""
    x, y, z = directions.T
    around, down = np.arctan2(y, x), np.arccos(np.clip(z, -1, 1))
    columns = []
    for degree in range(HEAD_DEGREE + 1):
        for order in range(degree + 1):
            wave = sph_harm(order, degree, around, down)
            columns.append(wave.real)
            if order:
                columns.append(wave.imag)
    return np.stack(columns, 1)


def _skull(vertices: np.ndarray, low: float, centre: np.ndarray) -> np.ndarray:
    """The sum of waves that a head's outer skin comes nearest to."""
    around = vertices[vertices[:, 2] > low - 0.045] - centre
    # Ears stand off, and what lies inside the mouth and the eyes is not skin: neither is a head's shape.
    around = around[np.abs(around[:, 0]) < 0.078]
    length = np.linalg.norm(around, axis=1)
    directions = around / length[:, None]
    outer = np.zeros(len(length))
    for start in range(0, len(length), 400):
        near = directions[start : start + 400] @ directions.T > 0.985
        outer[start : start + 400] = np.where(near, length, 0).max(1)
    kept = (length > 0.94 * outer) & (directions[:, 2] > -0.85)
    waves = _waves(directions[kept])
    ridge = np.eye(waves.shape[1]) * 0.5
    return np.linalg.solve(waves.T @ waves + ridge, waves.T @ length[kept])


def worn_head(vertices: np.ndarray, head: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A shop-window figure's head: the features pressed back to a quarter, and a ball just beneath that closes the eyes.

    Takes the body's vertices and the head joint; gives the vertices, and the ball's vertices and quads.
    """
    low, high = head[2], vertices[:, 2].max()
    centre = np.array((0, head[1] - 0.018, low + 0.52 * (high - low)))
    shape = _skull(vertices, low, centre)
    around = vertices - centre
    length = np.linalg.norm(around, axis=1)
    directions = around / np.maximum(length, 1e-9)[:, None]
    skull = _waves(directions) @ shape
    pressed = skull + RELIEF * (length - skull)
    rise = np.clip((directions[:, 2] + 0.88) / 0.35, 0, 1) * np.clip((vertices[:, 2] - low + 0.07) / 0.05, 0, 1)
    share = rise * rise * (3 - 2 * rise)
    out = centre + directions * (length + share * (pressed - length))[:, None]

    down = np.linspace(0.02, np.pi - 0.02, HEAD_RINGS)
    turns = np.linspace(0, 2 * np.pi, HEAD_SPOKES, endpoint=False)
    flat = np.repeat(np.cos(down)[:, None], HEAD_SPOKES, 1)
    grid = np.stack((np.sin(down)[:, None] * np.cos(turns), np.sin(down)[:, None] * np.sin(turns), flat), 2)
    grid = grid.reshape(-1, 3)
    inner = np.where(grid[:, 2] < -0.5, 0.8, 0.962)
    return out, centre + grid * (inner * (_waves(grid) @ shape))[:, None], rings_of(HEAD_RINGS, HEAD_SPOKES)


def rings_of(rings: int, spokes: int) -> np.ndarray:
    """Quads of a tube of rings laid one after the other."""
    ring, spoke = np.meshgrid(np.arange(rings - 1), np.arange(spokes), indexing="ij")
    after = (spoke + 1) % spokes
    corners = (ring * spokes + spoke, ring * spokes + after, (ring + 1) * spokes + after, (ring + 1) * spokes + spoke)
    return np.stack(corners, 2).reshape(-1, 4)


def shoe_of(body, side: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A plain trainer round a foot at rest: vertices, quads, and for each vertex 1 where it is sole. Its ground is SOLE_HEIGHT below the foot's.

    Rings from heel to toe, each as wide and as high as the foot is there, with a flat sole below and an open collar at the ankle.
    """
    ankle = body.head[f"foot.{side}"]
    near = (np.sign(body.vertices[:, 0]) == np.sign(ankle[0])) & (body.vertices[:, 2] < 0.11)
    foot = body.vertices[near]
    heel, toe = foot[:, 1].max() + 0.010, foot[:, 1].min() - 0.012
    rings, spokes = 34, 36
    angles = np.linspace(0, 2 * np.pi, spokes, endpoint=False)
    share = np.linspace(0, 1, rings)
    share = 0.5 - 0.5 * np.cos(share * np.pi)
    vertices, sole = [], []
    widths, middles, heights = [], [], []
    for part in share:
        y = heel + (toe - heel) * part
        inside = foot[np.abs(foot[:, 1] - np.clip(y, foot[:, 1].min() + 0.012, foot[:, 1].max() - 0.012)) < 0.014]
        low = inside[inside[:, 2] < 0.07]
        widths.append(np.ptp(low[:, 0]) / 2 + 0.004)
        middles.append((low[:, 0].max() + low[:, 0].min()) / 2)
        heights.append(min(inside[:, 2].max() + 0.004, 0.088))
    widths, middles, heights = (_eased(np.array(each)) for each in (widths, middles, heights))
    for part, width, middle, height in zip(share, widths, middles, heights):
        # Both ends close in a quarter of an ellipse.
        end = min(1.0, max(1e-3, (1 - (1 - min(part / 0.10, 1)) ** 2))) ** 0.5 * min(1.0, max(1e-3, 1 - (1 - min((1 - part) / 0.16, 1)) ** 2)) ** 0.5
        lift = 0.010 * max(0, (part - 0.72) / 0.28) ** 2
        y = heel + (toe - heel) * part
        for angle in angles:
            x, z = np.cos(angle), np.sin(angle)
            across = np.sign(x) * abs(x) ** 0.75 * width * end
            if z < 0:
                up = (SOLE_HEIGHT + 0.010) * (1 - min(1.0, abs(z) / 0.45) ** 1.5)
                across = np.sign(x) * min(1.0, (abs(x) / 0.86) ** 0.6) * width * end
            else:
                up = SOLE_HEIGHT + 0.010 + (height * (0.45 + 0.55 * end) - 0.010) * abs(z) ** 0.85
            vertices.append((middle + across, y, up + lift - SOLE_HEIGHT))
            sole.append(1.0 if z < 0.05 else 0.0)
    return np.array(vertices), rings_of(rings, spokes), np.array(sole)


def _eased(values: np.ndarray) -> np.ndarray:
    padded = np.pad(values, 3, mode="edge")
    return np.convolve(padded, np.ones(7) / 7, mode="valid")
