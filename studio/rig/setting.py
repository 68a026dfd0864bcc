"""How a product is shot: one rig and one lens for all. Whatever stands on the set when `shoot` is called is the subject."""

import bpy
import numpy as np
from mathutils import Vector

from . import stage

# Half the shop is white or pale: a third of a stop under the films keeps it apart from the paper it stands on.
EXPOSURE = -0.3
LENS = 70.0
SENSOR = 36.0


def _points(things) -> np.ndarray:
    """The corners of everything in the picture, in the world."""
    bpy.context.view_layer.update()
    clouds = []
    for thing in things:
        flat = np.empty(len(thing.data.vertices) * 3, np.float32)
        thing.data.vertices.foreach_get("co", flat)
        turn = np.array(thing.matrix_world)
        clouds.append(flat.reshape(-1, 3) @ turn[:3, :3].T + turn[:3, 3])
    return np.concatenate(clouds)


def _spread(cloud: np.ndarray, viewer) -> np.ndarray:
    """Where the subject's edges fall: left, right, bottom, top, as tangents seen from the camera."""
    inverse = np.array(viewer.matrix_world.inverted())
    seen = cloud @ inverse[:3, :3].T + inverse[:3, 3]
    flat = seen[:, :2] / -seen[:, 2:]
    return np.array([flat[:, 0].min(), flat[:, 0].max(), flat[:, 1].min(), flat[:, 1].max()])


def shoot(
    azimuth: float = 0.0,
    height: float = 20.0,
    fill: float = 0.76,
    aside: tuple[float, float] = (0.0, 0.0),
    props: tuple = (),
    scale: float | None = None,
) -> None:
    """Sets up sweep, lights and camera; the subject fills `fill` of the picture and stands in its middle.

    Over 1 it is a close-up; `aside` then moves the view, in widths of the picture. `props` may run out of the frame.
    """
    subject = [thing for thing in bpy.context.scene.objects if thing.type == "MESH" and thing not in props]
    cloud = _points(subject)
    target = Vector((cloud.min(0) + cloud.max(0)) / 2)
    distance = 4 * float(np.ptp(cloud, axis=0).max())
    edge = SENSOR / LENS / 2
    for _ in range(8):
        viewer = stage.camera(target, distance, azimuth, height, LENS)
        bpy.context.view_layer.update()
        left, right, low, high = _spread(cloud, viewer)
        right_is, up_is = (viewer.matrix_world.to_3x3().col[k].copy() for k in (0, 1))
        target += (right_is * (left + right) + up_is * (low + high)) * 0.5 * distance
        distance *= max(right - left, high - low) / 2 / (edge * fill)
        bpy.data.objects.remove(viewer)
    target += (right_is * aside[0] + up_is * aside[1]) * 2 * edge * distance
    viewer = stage.camera(target, distance, azimuth, height, LENS)
    viewer.data.clip_start = 0.002
    bpy.context.scene.view_settings.exposure += EXPOSURE
    size = scale or float(np.ptp(cloud, axis=0).max()) * 1.05
    stage.sweep(size)
    stage.lights(size, (0.0, 0.0, 0.2))
