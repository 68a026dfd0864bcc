"""What things are made of. Colours are given as on paper ("#d4552a") and turned into light here."""

import bpy

from .stage import paint


def light(colour: str) -> tuple[float, float, float]:
    """A hexadecimal colour as linear light."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


class Nodes:
    """A short hand for wiring shader nodes."""

    def __init__(self, material: bpy.types.Material):
        self.tree = material.node_tree
        self.shader = self.tree.nodes.get("Principled BSDF")
        self.output = self.tree.nodes["Material Output"]

    def add(self, kind: str, inputs: dict | None = None, **settings):
        node = self.tree.nodes.new(f"ShaderNode{kind}")
        for name, value in settings.items():
            setattr(node, name, value)
        for name, value in (inputs or {}).items():
            if isinstance(value, bpy.types.NodeSocket):
                self.tree.links.new(value, node.inputs[name])
            else:
                node.inputs[name].default_value = value
        return node

    def maths(self, operation: str, *values):
        node = self.add("Math", dict(enumerate(values)), operation=operation)
        return node.outputs[0]

    def mix(self, factor, one, two):
        """Between two colours."""
        one, two = ((*each, 1) if isinstance(each, tuple) and len(each) == 3 else each for each in (one, two))
        node = self.add("MixRGB", {"Fac": factor, "Color1": one, "Color2": two})
        return node.outputs[0]

    def attribute(self, name: str):
        """What the mesh says at each point."""
        return self.add("Attribute", attribute_name=name).outputs["Fac"]

    def edge(self, name: str, low: float, high: float):
        """An attribute drawn to a soft edge: 0 below `low`, 1 above `high`."""
        value = {"Value": self.attribute(name), "From Min": low, "From Max": high}
        return self.add("MapRange", value, interpolation_type="SMOOTHSTEP").outputs["Result"]

    def bump(self, height, distance: float, strength: float = 1.0) -> None:
        node = self.add("Bump", {"Height": height, "Distance": distance, "Strength": strength})
        self.tree.links.new(node.outputs[0], self.shader.inputs["Normal"])

    def set(self, socket: str, value) -> None:
        self.tree.links.new(value, self.shader.inputs[socket])

    def noise(self, size: float, detail: float = 3.0, where: str = "Object"):
        """Noise with features of about `size` metres."""
        place = self.add("TexCoord").outputs[where]
        return self.add("TexNoise", {"Vector": place, "Scale": 1 / size, "Detail": detail}).outputs["Fac"]


def plastic(colour: str, roughness: float = 0.32, name: str = "plastic", **inputs: float):
    """Moulded plastic: an even colour, a soft reflection, and a grain too fine to see as such."""
    material = paint(name, light(colour), roughness, **inputs)
    nodes = Nodes(material)
    nodes.bump(nodes.noise(0.0012, 2), 0.00002, 0.5)
    return material


def rubber(colour: str, roughness: float = 0.55, name: str = "rubber"):
    """Dull rubber or a soft grip."""
    material = paint(name, light(colour), roughness, Specular=0.35, Sheen=0.15)
    nodes = Nodes(material)
    nodes.bump(nodes.noise(0.0009, 3), 0.00006, 0.7)
    return material


def foam(colour: str, name: str = "foam"):
    """Dense EVA foam: dull, with a fine skin."""
    base = light(colour)
    material = paint(name, base, 0.52, Specular=0.3, Sheen=0.1)
    nodes = Nodes(material)
    grain = nodes.noise(0.0011, 4)
    nodes.bump(grain, 0.00012, 0.6)
    cloud = nodes.noise(0.03, 3)
    darker = tuple(c * 0.9 for c in base)
    nodes.set("Base Color", nodes.mix(cloud, (*darker, 1), (*base, 1)))
    return material


def card(colour: str, name: str = "card"):
    """Grey-brown board with its fibres."""
    base = light(colour)
    material = paint(name, base, 0.85, Specular=0.1)
    nodes = Nodes(material)
    fibres = nodes.noise(0.0016, 5)
    nodes.bump(fibres, 0.00012)
    nodes.set("Base Color", nodes.mix(fibres, (*(c * 0.72 for c in base), 1), (*(min(1, c * 1.2) for c in base), 1)))
    return material


def metal(colour: str = "#c9c9c6", roughness: float = 0.28, name: str = "metal"):
    """Brushed steel or aluminium."""
    return paint(name, light(colour), roughness, Metallic=1.0)


def wood(colour: str = "#d9b98c", name: str = "wood"):
    """Pale planed wood, its grain along Z."""
    base = light(colour)
    material = paint(name, base, 0.5, Specular=0.3)
    nodes = Nodes(material)
    place = nodes.add("TexCoord").outputs["Object"]
    stretched = nodes.add("Mapping", {"Vector": place, "Scale": (1, 1, 0.06)}).outputs[0]
    grain = nodes.add("TexNoise", {"Vector": stretched, "Scale": 260.0, "Detail": 5.0}).outputs["Fac"]
    nodes.set("Base Color", nodes.mix(grain, (*(c * 0.7 for c in base), 1), (*(min(1, c * 1.12) for c in base), 1)))
    nodes.bump(grain, 0.0001, 0.4)
    return material


def cloth(colour: str, thread: float = 0.0009, name: str = "cloth"):
    """A plain weave, told by UV in metres: threads go over and under one another."""
    base = light(colour)
    material = paint(name, base, 0.82, Specular=0.18, Sheen=0.35)
    nodes = Nodes(material)
    uv = nodes.add("SeparateXYZ", {"Vector": nodes.add("TexCoord").outputs["UV"]})
    turn = 6.28318 / thread
    one = nodes.maths("SINE", nodes.maths("MULTIPLY", uv.outputs[0], turn))
    two = nodes.maths("SINE", nodes.maths("MULTIPLY", uv.outputs[1], turn))
    woven = nodes.maths("MULTIPLY_ADD", nodes.maths("MULTIPLY", one, two), 0.5, 0.5)
    fuzz = nodes.noise(thread * 1.7, 4)
    height = nodes.maths("ADD", woven, nodes.maths("MULTIPLY", fuzz, 0.7))
    nodes.bump(height, thread * 0.3)
    shade = nodes.maths("MULTIPLY_ADD", height, 0.75, -0.15)
    low = tuple(c * 0.5 for c in base)
    high = tuple(min(1, c * 1.2 + 0.006) for c in base)
    nodes.set("Base Color", nodes.mix(shade, (*low, 1), (*high, 1)))
    return material


def printed(image: bpy.types.Image, roughness: float = 0.4, name: str = "printed", **inputs: float):
    """A surface with a picture on it, laid by UV."""
    material = paint(name, (1, 1, 1), roughness, **inputs)
    nodes = Nodes(material)
    texture = nodes.add("TexImage", {"Vector": nodes.add("TexCoord").outputs["UV"]}, image=image, extension="EXTEND")
    nodes.set("Base Color", texture.outputs["Color"])
    return material


def latex(colour: str, pale: str, through: float = 0.42, clear: float = 0.14, name: str = "latex"):
    """Thin powdered rubber: light comes through it, two layers are darker than one, and it pales where `stretch` (per point) says."""
    material = paint(name, light(colour), 0.4)
    nodes = Nodes(material)
    stretch = nodes.add("Attribute", attribute_name="stretch").outputs["Fac"]
    tint = nodes.mix(stretch, (*light(colour), 1), (*light(pale), 1))
    cloud = nodes.maths("MULTIPLY_ADD", nodes.noise(0.012, 4), 0.16, 0.92)
    tint = nodes.add("MixRGB", {"Fac": 1.0, "Color1": tint, "Color2": cloud}, blend_type="MULTIPLY").outputs[0]
    grain = nodes.add("Bump", {"Height": nodes.noise(0.0016, 3), "Distance": 0.00006, "Strength": 0.5}).outputs[0]
    dull = nodes.add("BsdfDiffuse", {"Color": tint, "Normal": grain})
    glow = nodes.add("BsdfTranslucent", {"Color": tint, "Normal": grain})
    film = nodes.add("BsdfTransparent", {"Color": nodes.mix(0.2, tint, (1, 1, 1, 1))})
    gloss = nodes.add("BsdfGlossy", {"Color": (1, 1, 1, 1), "Roughness": 0.46, "Normal": grain})

    def blend(factor, one, two):
        node = nodes.add("MixShader", {"Fac": factor})
        nodes.tree.links.new(one.outputs[0], node.inputs[1])
        nodes.tree.links.new(two.outputs[0], node.inputs[2])
        return node

    body = blend(through, dull, glow)
    see = nodes.maths("MULTIPLY_ADD", stretch, 0.12, clear)
    thin = blend(see, body, film)
    # Seen from its back a sheet would count as glass left from within: both sides are outsides.
    back = nodes.add("NewGeometry").outputs["Backfacing"]
    index = nodes.maths("MULTIPLY_ADD", back, 1 / 1.45 - 1.45, 1.45)
    edge = nodes.add("Fresnel", {"IOR": index}).outputs[0]
    whole = blend(nodes.maths("MULTIPLY", edge, 0.45), thin, gloss)
    nodes.tree.links.new(whole.outputs[0], nodes.output.inputs["Surface"])
    return material
