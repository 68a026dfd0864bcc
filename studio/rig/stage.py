"""The studio's one set: a warm paper sweep, three area lights, a camera, and the way a frame gets from Cycles to a PNG.

Lengths are metres, angles degrees, Z points up and the camera looks along +Y at what stands at the origin. `scale` is the size of the
subject: lights and sweep grow with it, so that a tape roll and a runner stand in the same light.
"""

import math
import os
import sys
import tempfile
from pathlib import Path

import bpy
import numpy as np
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Matrix, Vector

from .denoise import denoise

PAPER = (0.80, 0.745, 0.655)


def new_scene(size: int = 720, samples: int = 24, seed: int = 1) -> bpy.types.Scene:
    """An empty scene, ready to render a square of `size` pixels."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x = scene.render.resolution_y = size
    scene.render.resolution_percentage = 100
    scene.render.film_transparent = False
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_depth = "16"
    scene.render.use_persistent_data = True
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = "Very High Contrast"
    scene.view_settings.exposure = 0.0
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.samples = samples
    cycles.seed = seed
    cycles.use_adaptive_sampling = False
    cycles.use_denoising = False
    cycles.max_bounces = 5
    cycles.diffuse_bounces = 2
    cycles.glossy_bounces = 2
    cycles.transmission_bounces = 4
    cycles.transparent_max_bounces = 6
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 3
    cycles.pixel_filter_type = "BLACKMAN_HARRIS"
    bpy.context.view_layer.cycles.denoising_store_passes = True
    world = bpy.data.worlds.new("studio")
    scene.world = world
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0.90, 0.88, 0.84, 1)
    world.node_tree.nodes["Background"].inputs[1].default_value = 0.15
    return scene


def paint(name: str, colour: tuple[float, float, float], roughness: float = 0.6, **inputs: float) -> bpy.types.Material:
    """A plain material: linear colour, roughness, and whatever else the Principled shader takes by the name of its socket."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Roughness"].default_value = roughness
    for socket, value in inputs.items():
        shader.inputs[socket.replace("_", " ")].default_value = value
    return material


def mesh_object(name: str, vertices, faces, material: bpy.types.Material | None = None, smooth: bool = True):
    """A mesh in the scene, out of (n, 3) vertices and lists of corners."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(map(float, each)) for each in vertices], [], [tuple(map(int, each)) for each in faces])
    mesh.polygons.foreach_set("use_smooth", [smooth] * len(mesh.polygons))
    thing = bpy.data.objects.new(name, mesh)
    bpy.context.collection.objects.link(thing)
    if material:
        mesh.materials.append(material)
    return thing


def sweep(scale: float = 1.0, colour: tuple[float, float, float] = PAPER):
    """Floor, quarter arc and wall in one sheet: no line where the room ends."""
    depth, height, radius, half = 2.2 * scale, 6 * scale, 1.5 * scale, 9 * scale
    profile = [(-6 * scale, 0.0), (depth, 0.0)]
    profile += [
        (depth + radius * math.sin(a), radius - radius * math.cos(a))
        for a in np.linspace(0, math.pi / 2, 25)[1:]
    ]
    profile.append((depth + radius, height))
    vertices = [(x, y, z) for y, z in profile for x in (-half, half)]
    faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(profile) - 1)]
    return mesh_object("sweep", vertices, faces, paint("paper", colour, 0.9, Specular=0.1))


def _area(name: str, place, target, size: float, power: float, colour, spread: float = 180) -> None:
    light = bpy.data.lights.new(name, "AREA")
    light.shape = "SQUARE"
    light.size = size
    light.energy = power
    light.color = colour
    light.spread = math.radians(spread)
    thing = bpy.data.objects.new(name, light)
    thing.location = place
    thing.rotation_euler = (Vector(target) - Vector(place)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.collection.objects.link(thing)


def lights(scale: float = 1.0, target=(0.0, 0.0, 0.5)) -> None:
    """Key from the left and above, a wide fill from the right, a rim from behind. Power grows with the square of the scale.

    The rim is narrow: the edge of what it lights must not be seen on the wall.
    """
    at = tuple(each * scale for each in target)
    power = scale * scale
    _area("key", (-2.3 * scale, -2.2 * scale, 3.4 * scale), at, 1.7 * scale, 175 * power, (1.0, 0.95, 0.88))
    _area("fill", (3.4 * scale, -2.4 * scale, 2.0 * scale), at, 3.0 * scale, 62 * power, (0.93, 0.96, 1.0))
    _area("rim", (1.6 * scale, 2.0 * scale, 3.2 * scale), at, 1.4 * scale, 95 * power, (1.0, 0.96, 0.9), 80)


def face(azimuth: float) -> None:
    """Turns sweep, lights and camera together about the vertical: whichever side is looked at, the light falls the same way."""
    bpy.context.view_layer.update()
    turned = Matrix.Rotation(math.radians(azimuth), 4, "Z")
    for thing in bpy.context.scene.objects:
        if thing.type in ("LIGHT", "CAMERA") or thing.name.startswith("sweep"):
            thing.matrix_world = turned @ thing.matrix_world


def camera(target, distance: float, azimuth: float = 0.0, height: float = 8.0, lens: float = 70.0) -> bpy.types.Object:
    """Looks at `target` from `distance`; `azimuth` turns to the right of straight ahead, `height` is the angle above level."""
    turn, lift = math.radians(azimuth), math.radians(height)
    away = Vector((math.sin(turn) * math.cos(lift), -math.cos(turn) * math.cos(lift), math.sin(lift))) * distance
    data = bpy.data.cameras.new("camera")
    data.lens = lens
    data.sensor_width = 36
    data.clip_end = 100
    thing = bpy.data.objects.new("camera", data)
    thing.location = Vector(target) + away
    thing.rotation_euler = (-away).to_track_quat("-Z", "Y").to_euler()
    bpy.context.collection.objects.link(thing)
    bpy.context.scene.camera = thing
    return thing


def _pixels(path: str) -> np.ndarray:
    image = bpy.data.images.load(path, check_existing=False)
    image.colorspace_settings.name = "Non-Color"
    width, height = image.size
    flat = np.empty(width * height * 4, np.float32)
    image.pixels.foreach_get(flat)
    bpy.data.images.remove(image)
    return flat.reshape(height, width, 4)[::-1, :, :3]


def _guides(scene: bpy.types.Scene, folder: str) -> None:
    """Has the compositor write the two pictures that tell the denoiser where edges are."""
    scene.use_nodes = True
    nodes = scene.node_tree.nodes
    if nodes.get("guides"):
        nodes["guides"].base_path = folder
        return
    nodes.clear()
    layers = nodes.new("CompositorNodeRLayers")
    out = nodes.new("CompositorNodeComposite")
    scene.node_tree.links.new(layers.outputs["Image"], out.inputs["Image"])
    guides = nodes.new("CompositorNodeOutputFile")
    guides.name = "guides"
    guides.base_path = folder
    guides.format.file_format = "OPEN_EXR"
    guides.format.color_mode = "RGB"
    guides.file_slots.clear()
    for name in ("Albedo", "Normal"):
        guides.file_slots.new(name)
        scene.node_tree.links.new(layers.outputs[f"Denoising {name}"], guides.inputs[name])


def _clean() -> np.ndarray:
    """The scene as it stands, without grain: (height, width, 3), 0 to 1 as shown."""
    scene = bpy.context.scene
    with tempfile.TemporaryDirectory() as folder:
        _guides(scene, folder)
        scene.render.filepath = f"{folder}/colour.png"
        bpy.ops.render.render(write_still=True)
        frame = f"{scene.frame_current:04d}.exr"
        return denoise(
            _pixels(f"{folder}/colour.png"), _pixels(f"{folder}/Albedo{frame}"), _pixels(f"{folder}/Normal{frame}")
        )


def render(path: str | os.PathLike) -> None:
    """Renders the scene as it stands into a PNG without grain."""
    write_picture(path, _clean())


class Takes:
    """Renders one picture after another in which only a part moves: what lies outside that part is rendered once.

    `box` is left, top, right and bottom of the part, in pixels from the upper left corner.
    """

    FEATHER = 56

    def __init__(self, box: tuple[int, int, int, int]):
        self.box = box
        self.still: np.ndarray | None = None

    def render(self, path: str | os.PathLike) -> None:
        settings = bpy.context.scene.render
        size = settings.resolution_x
        if self.still is None:
            settings.use_border = False
            self.still = _clean()
            write_picture(path, self.still)
            return
        left, top, right, bottom = self.box
        settings.use_border = settings.use_crop_to_border = True
        settings.border_min_x, settings.border_max_x = left / size, right / size
        settings.border_min_y, settings.border_max_y = 1 - bottom / size, 1 - top / size
        part = _clean()
        share = np.minimum.outer(
            self._fade(bottom - top, top > 0, bottom < size), self._fade(right - left, left > 0, right < size)
        )[:, :, None]
        whole = self.still.copy()
        whole[top:bottom, left:right] += share * (part - whole[top:bottom, left:right])
        write_picture(path, whole)

    def _fade(self, length: int, at_start: bool, at_end: bool) -> np.ndarray:
        along = np.arange(length) + 0.5
        start = along / self.FEATHER if at_start else np.ones(length)
        end = (length - along) / self.FEATHER if at_end else np.ones(length)
        return np.clip(np.minimum(start, end), 0, 1)


def seen_box() -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that stands on the sweep, as shares of the picture's side."""
    scene, corners = bpy.context.scene, []
    bpy.context.view_layer.update()
    for thing in scene.objects:
        if thing.type == "MESH" and not thing.name.startswith("sweep"):
            count = len(thing.data.vertices)
            flat = np.empty(count * 3, np.float32)
            thing.data.vertices.foreach_get("co", flat)
            places = flat.reshape(-1, 3)[:: max(1, count // 2000)]
            matrix = np.array(thing.matrix_world)
            places = places @ matrix[:3, :3].T + matrix[:3, 3]
            corners += [world_to_camera_view(scene, scene.camera, Vector(each)) for each in places]
    x, y = np.array([(each.x, 1 - each.y) for each in corners]).T
    return x.min(), y.min(), x.max(), y.max()


def finish(code: int = 0) -> None:
    """Ends Blender at once: it and PyTorch take each other's threads down at exit and would report a crash."""
    sys.stdout.flush()
    os._exit(code)


def write_picture(path: str | os.PathLike, colours: np.ndarray) -> None:
    """Writes (height, width, 3) colours, 0 to 1 as shown, as an 8-bit PNG, dithered so that the sweep does not band."""
    from PIL import Image

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    grain = np.random.default_rng(1).uniform(-0.5, 0.5, colours.shape[:2] + (1,))
    Image.fromarray(np.clip(colours * 255 + grain + 0.5, 0, 255).astype(np.uint8)).save(path)
