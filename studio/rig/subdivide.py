"""Catmull and Clark's subdivision as a matrix: found once for a mesh at rest, then one product a pose."""

import numpy as np
from scipy import sparse


def subdivide(faces: np.ndarray, count: int) -> tuple[sparse.csr_matrix, np.ndarray]:
    """The matrix that takes `count` vertices to those of the finer mesh, and that mesh's quads. `faces` is (n, 4)."""
    quads = len(faces)
    ends = np.sort(np.stack((faces, np.roll(faces, -1, 1)), 2).reshape(-1, 2), 1)
    edges, edge_of = np.unique(ends, axis=0, return_inverse=True)
    edge_of = edge_of.reshape(quads, 4)
    used = np.bincount(edge_of.ravel(), minlength=len(edges))

    face_points = _rows(np.repeat(np.arange(quads), 4), faces.ravel(), 0.25, (quads, count))
    middles = _rows(np.repeat(np.arange(len(edges)), 2), edges.ravel(), 0.5, (len(edges), count))
    beside = _rows(edge_of.ravel(), np.repeat(np.arange(quads), 4), 1.0, (len(edges), quads))
    inner = sparse.diags((used == 2).astype(float))
    border = sparse.diags((used != 2).astype(float))
    edge_points = inner @ (0.5 * middles + 0.25 * (beside @ face_points)) + border @ middles

    # A vertex goes to (Q + 2R + (n - 3)V) / n inside, and to a curve of its own along an open border.
    around = _rows(faces.ravel(), np.repeat(np.arange(quads), 4), 1.0, (count, quads))
    along = _rows(edges.ravel(), np.repeat(np.arange(len(edges)), 2), 1.0, (count, len(edges)))
    valence = np.maximum(np.asarray(around.sum(1)).ravel(), 1)
    edge_valence = np.maximum(np.asarray(along.sum(1)).ravel(), 1)
    corner = sparse.identity(count, format="csr")
    inside = (
        sparse.diags(1 / valence**2) @ (around @ face_points)
        + sparse.diags(2 / (valence * edge_valence)) @ (along @ middles)
        + sparse.diags((valence - 3) / valence) @ corner
    )
    open_edges = along @ border
    is_open = np.asarray(open_edges.sum(1)).ravel() > 0
    edging = 0.5 * corner + 0.25 * (open_edges @ middles)
    vertices = sparse.diags((~is_open).astype(float)) @ inside + sparse.diags(is_open.astype(float)) @ edging

    middle = count + np.arange(quads)
    on_edge = count + quads + edge_of
    fine = np.stack(
        (faces, on_edge, np.repeat(middle[:, None], 4, 1), np.roll(on_edge, 1, 1)), 2
    ).reshape(-1, 4)
    return sparse.vstack((vertices, face_points, edge_points)).tocsr(), fine


def _rows(rows, columns, value: float, shape) -> sparse.csr_matrix:
    return sparse.csr_matrix((np.full(len(rows), value), (rows, columns)), shape)


def normals_of(vertices: np.ndarray, faces: np.ndarray) -> np.ndarray:
    """Unit normals of a quad mesh's vertices."""
    flat = np.cross(vertices[faces[:, 2]] - vertices[faces[:, 0]], vertices[faces[:, 3]] - vertices[faces[:, 1]])
    out = np.zeros_like(vertices)
    for corner in range(4):
        np.add.at(out, faces[:, corner], flat)
    return out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)
