"""Plain labels in the shop's own type: a product's name and how much of it there is, nothing else."""

from pathlib import Path

import bpy
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parents[2] / "app" / "fonts"


class Label:
    """A sheet of `width` by `height` metres, drawn in millimetres from its upper left corner."""

    def __init__(self, width: float, height: float, paper: str, dots: int = 24):
        self.dots = dots
        self.size = (round(width * 1000 * dots), round(height * 1000 * dots))
        self.paper = paper
        self.picture = Image.new("RGB", self.size, paper)
        self.pen = ImageDraw.Draw(self.picture)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self.pen.rectangle([each * self.dots for each in (left, top, right, bottom)], fill=colour)

    def _font(self, size: float, weight: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(FONTS / f"bricolage-grotesque-{weight}.ttf"), round(size * self.dots))

    def length(self, text: str, size: float, weight: int = 800) -> float:
        """How long a line is that is set without tightening."""
        return self._font(size, weight).getlength(text) / self.dots

    def words(self, text: str, left: float, base: float, size: float, colour: str, weight: int = 800, tight: float = -0.025) -> float:
        """Sets one line on its base line, `size` millimetres tall; gives back where it ends."""
        font = self._font(size, weight)
        at = left * self.dots
        for before, letter in zip(f" {text}", text):
            kerning = font.getlength(before + letter) - font.getlength(before) - font.getlength(letter)
            at += kerning if at > left * self.dots else 0
            self.pen.text((at, base * self.dots), letter, font=font, fill=colour, anchor="ls")
            at += font.getlength(letter) + tight * size * self.dots
        return at / self.dots

    def image(self, name: str) -> bpy.types.Image:
        """The label as a texture."""
        width, height = self.size
        image = bpy.data.images.new(name, width, height)
        flat = np.ones((height, width, 4), np.float32)
        flat[..., :3] = np.asarray(self.picture, np.float32)[::-1] / 255
        image.pixels.foreach_set(flat.ravel())
        image.pack()
        return image
