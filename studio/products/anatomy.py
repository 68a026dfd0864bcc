"""The back of a left thigh with its three hamstrings, each in its own shade; and the same with one lit and two dull."""

import bpy
import numpy as np

from ..rig.figure import CLOTH, SKIN, Figure, eased_step, thigh
from ..rig.materials import Nodes
from ..rig.pose import Bend, Pose
from ..rig.stage import camera, face, lights, sweep

# Shades at rest, lit, and dull, linear.
MUSCLES = {
    "biceps-femoris": (0.80, 0.105, 0.020),
    "semitendinosus": (0.86, 0.270, 0.095),
    "semimembranosus": (0.40, 0.048, 0.016),
}
LIT = (0.95, 0.085, 0.008)
DULL = 0.32  # share of a muscle's own shade that is left when another is lit


def _spindle(along, start: float, end: float, fullest: float):
    """0 at both ends, 1 at the fullest place, as a muscle is."""
    share = np.clip((along - start) / (end - start), 0, 1)
    power = np.log(0.5) / np.log((fullest - start) / (end - start))
    return np.sin(np.pi * share**power)


def _fields(rest: np.ndarray) -> dict[str, np.ndarray]:
    """For each muscle how deep within it each vertex lies, in degrees round the thigh."""
    along, angle, here = thigh(rest, "L")
    lower = eased_step(0.62, 1.02, along)
    shapes = {
        # Long head: from the seat bone down and out to the head of the fibula.
        "biceps-femoris": (13 + 24 * along**1.3 + 26 * lower, 23 * _spindle(along, 0.06, 1.04, 0.50) ** 0.8 + 5 * lower),
        # A belly that ends above the knee and a long cord to the inside of the shin.
        "semitendinosus": (-12 - 10 * along - 22 * lower, 18 * _spindle(along, 0.06, 0.82, 0.42) ** 0.8 + 4.2),
        # Flat and broad, beneath and to the inside of the cord.
        "semimembranosus": (-30 - 14 * along - 16 * lower, 25 * _spindle(along, 0.20, 1.06, 0.74) ** 0.75),
    }
    out = {}
    for name, (middle, half) in shapes.items():
        ends = np.minimum((along - 0.07) * 160, (1.05 - along) * 160)
        out[name] = np.where(here, np.clip(np.minimum(half - np.abs(angle - middle), ends), -15, 15), -15)
    # What lies deeper shows only where what lies over it does not.
    out["semimembranosus"] = np.minimum(out["semimembranosus"], -np.maximum(out["semitendinosus"], -15) - 0.2)
    out["semitendinosus"] = np.minimum(out["semitendinosus"], -np.maximum(out["biceps-femoris"], -15) - 0.2)
    return out


def _material(lit: str | None):
    material = bpy.data.materials.new("anatomy")
    material.use_nodes = True
    nodes = Nodes(material)
    # Fibres: fine streaks that run down the thigh.
    place = nodes.add("CombineXYZ", {0: nodes.attribute("angle"), 1: nodes.attribute("along")}).outputs[0]
    fibre = nodes.add("TexNoise", {"Vector": place, "Scale": 1.0, "Detail": 3.0}).outputs["Fac"]
    colour = SKIN
    for name, own in MUSCLES.items():
        shade = own if lit is None else LIT if name == lit else _dulled(own)
        dark, pale = tuple(each * 0.72 for each in shade), tuple(min(1, each * 1.25) for each in shade)
        colour = nodes.mix(nodes.edge(name, 0.0, 1.6), colour, nodes.mix(fibre, dark, pale))
    cloth = nodes.edge("cloth", -0.6, 0.6)
    nodes.set("Base Color", nodes.mix(cloth, colour, CLOTH))
    nodes.set("Roughness", nodes.mix(cloth, (0.5, 0.5, 0.5), (0.95, 0.95, 0.95)))
    return material


def _dulled(shade: tuple[float, float, float]) -> tuple[float, float, float]:
    return tuple(DULL * a + (1 - DULL) * 0.8 * b for a, b in zip(shade, SKIN))


def leg(lit: str | None) -> None:
    sweep()
    lights(1.0, (0, 0, 0.7))
    camera((-0.085, 0, 0.645), 1.52, 0, 4)
    face(176)
    figure = Figure()
    fields = _fields(figure.rest)
    along, angle, here = thigh(figure.rest, "L")
    mesh = figure.skin.data
    mesh.materials[0] = _material(lit)
    for name, values in (*fields.items(), ("angle", angle * 0.55), ("along", along * 3.0)):
        mesh.attributes.new(name, "FLOAT", "POINT").data.foreach_set("value", values.astype(np.float32))
    rise = np.max([np.clip(each, 0, 12) / 12 for each in fields.values()], 0) ** 0.6 * 0.011
    rise[figure.cloth > 0] = 0
    stand = Bend(out=4)
    figure.show(
        Pose(pelvis=(0, 0, 0.93), legs={"L": stand, "R": stand}, arms={"L": Bend(out=40, forward=20), "R": Bend(out=40, forward=20)}),
        extra=rise,
    )


pictures = {"anatomy-hamstrings": lambda: leg(None)} | {
    f"anatomy-hamstrings-{name}": (lambda name=name: leg(name)) for name in MUSCLES
}
