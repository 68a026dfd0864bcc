"""Compression tights and half tights, worn by a shop-window form: front and back."""

import bmesh
import numpy as np

from ..rig.body import body
from ..rig.figure import SKIN, eased_step
from ..rig.materials import Nodes
from ..rig.pose import Pose, Reach, skin, yaw
from ..rig.stage import camera, face, lights, mesh_object, paint, sweep
from ..rig.subdivide import normals_of, subdivide

WAIST = 1.045  # metres above the ground at rest
TOP = 1.075  # where the form is cut
ANKLE, KNEE = 0.105, 0.535
BLACK = (0.010, 0.0115, 0.012)
PANEL = (0.045, 0.052, 0.052)
THREAD = (0.10, 0.105, 0.10)


def _form():
    """Matrix from the coarse mesh, quads and rest of a form from the waist down."""
    of = body()
    middle = of.vertices[of.faces].mean(1)
    kept = of.faces[(middle[:, 2] < TOP + 0.02) & (np.abs(middle[:, 0]) < 0.30)]
    first, once = subdivide(kept, len(of.vertices))
    second, twice = subdivide(once, first.shape[0])
    matrix = second @ first
    used, faces = np.unique(twice, return_inverse=True)
    matrix = matrix[used]
    return matrix, faces.reshape(-1, 4), matrix @ of.vertices


def _fields(rest: np.ndarray, hem: float) -> dict[str, np.ndarray]:
    """Distances in millimetres that the cloth's edges and seams are drawn from."""
    of = body()
    depth = 1000 * np.minimum(rest[:, 2] - hem, WAIST - rest[:, 2])
    seam = np.full(len(rest), 50.0)
    panel = np.full(len(rest), -50.0)
    for side in "LR":
        hip, knee, ankle = (of.head[f"{name}.{side}"] for name in ("upperleg01", "lowerleg01", "foot"))
        outward = np.sign(hip[0])
        height = rest[:, 2]
        # The middle of the leg at each height.
        x = np.interp(height, (ankle[2], knee[2], hip[2]), (ankle[0], knee[0], hip[0]))
        y = np.interp(height, (ankle[2], knee[2], hip[2]), (ankle[1], knee[1], hip[1]))
        angle = np.degrees(np.arctan2(rest[:, 0] * outward - x * outward, -(rest[:, 1] - y)))
        radius = np.hypot(rest[:, 0] - x, rest[:, 1] - y)
        here = np.sign(rest[:, 0]) == outward
        swing = 16 * np.sin((height - ankle[2]) / (hip[2] - ankle[2]) * np.pi * 1.5)
        for line in (62 + swing, 128 - swing):
            seam = np.where(here, np.minimum(seam, np.abs(np.radians(angle - line)) * radius * 1000), seam)
        inner = np.radians(np.minimum(angle - (62 + swing), (128 - swing) - angle)) * radius * 1000
        panel = np.where(here, np.maximum(panel, inner), panel)
    band = 1000 * np.abs(WAIST - 0.042 - rest[:, 2])
    cuff = 1000 * np.abs(hem + 0.022 - rest[:, 2])
    seam = np.minimum(seam, np.minimum(band, cuff))
    panel = np.minimum(panel, 1000 * np.minimum(WAIST - 0.042 - rest[:, 2], rest[:, 2] - hem - 0.022))
    return {"cloth": np.clip(depth, -30, 30), "seam": np.clip(seam, 0, 30), "panel": np.clip(panel, -30, 30)}


def _fabric():
    material = paint("tights", BLACK, 0.62, Sheen=0.5, Specular=0.35)
    nodes = Nodes(material)
    cloth = nodes.edge("cloth", -0.5, 0.5)
    colour = nodes.mix(nodes.edge("panel", -0.5, 0.5), BLACK, PANEL)
    colour = nodes.mix(nodes.edge("seam", 1.5, 2.8), THREAD, colour)
    nodes.set("Base Color", nodes.mix(cloth, SKIN, colour))
    # Knit: ribs too fine to count, seen as a bloom in the light.
    place = nodes.add("TexCoord").outputs["Object"]
    knit = nodes.add("TexWave", {"Vector": place, "Scale": 260.0}, bands_direction="Z")
    nodes.bump(knit.outputs["Fac"], 0.0004, cloth)
    return material


def _close(thing) -> None:
    """Puts a lid on the open top of the form."""
    work = bmesh.new()
    work.from_mesh(thing.data)
    border = [edge for edge in work.edges if edge.is_boundary]
    bmesh.ops.holes_fill(work, edges=border)
    work.to_mesh(thing.data)
    work.free()


def worn(hem: float, back: bool) -> None:
    sweep()
    lights(0.85, (0, 0, 0.6))
    half = hem > 0.3
    camera((0, 0, 0.80 if half else 0.535), 1.80 if half else 2.6, 0, 5)
    turned = 205 if back else 24
    face(turned)
    matrix, faces, rest = _form()
    legs = {
        "L": Reach(np.array((0.125, -0.10, 0.074)), (0.2, -1, 0), yaw(9)),
        "R": Reach(np.array((-0.125, 0.08, 0.074)), (-0.2, -1, 0), yaw(-14)),
    }
    coarse, _ = skin(Pose(pelvis=(0, 0, 0.912), legs=legs))
    posed = matrix @ coarse
    posed[:, 2] = np.minimum(posed[:, 2], TOP - 0.02)
    fields = _fields(rest, hem)
    normals = normals_of(posed, faces)
    raised = 0.0022 * eased_step(-1.5, 1.5, fields["cloth"]) + 0.0011 * (1 - eased_step(0.2, 3.0, fields["seam"]))
    thing = mesh_object("form", posed + normals * raised[:, None], faces, _fabric())
    for name, values in fields.items():
        thing.data.attributes.new(name, "FLOAT", "POINT").data.foreach_set("value", values.astype(np.float32))
    _close(thing)


pictures = {
    "compression-tights": lambda: worn(ANKLE, False),
    "compression-tights-2": lambda: worn(ANKLE, True),
    "compression-half-tights": lambda: worn(KNEE, False),
    "compression-half-tights-2": lambda: worn(KNEE, True),
}
