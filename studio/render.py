"""Renders pictures and films of the studio.

    blender -b -P studio/render.py -- film NAME [--frames 0,20,39] [--size 720] [--samples 12] [--again] [--out FOLDER]
    blender -b -P studio/render.py -- picture NAME... [--size 912] [--samples 28] [--again] [--out FOLDER]

Masters go to studio/masters. What is there already is left alone, so that a long run can be broken off and taken up again.
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from studio.rig.stage import Takes, finish, new_scene, render, seen_box  # noqa: E402


def film(name: str, frames: list[int] | None, size: int, samples: int, again: bool, masters: Path) -> None:
    scene_file = importlib.import_module(f"studio.films.{name.replace('-', '_')}")
    told = scene_file.film
    levels = told.levels()
    show = takes = None
    for place in frames if frames is not None else range(len(levels)):
        path = masters / "films" / name / f"{place:03d}.png"
        if path.exists() and not again:
            continue
        start = time.time()
        if show is None:
            new_scene(size, samples)
            show = told.build()
            takes = Takes(moving_part(show, size))
        show(levels[place])
        takes.render(path)
        print(f"{path.name} of {name}: {time.time() - start:.1f} s", flush=True)


def moving_part(show, size: int) -> tuple[int, int, int, int]:
    """The part of the picture that a film's things ever reach, with room for their shadows, in steps of sixteen pixels."""
    boxes = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        show(share)
        boxes.append(seen_box())
    left, top, _, _ = np.min(boxes, 0) - (0.24, 0.06, 0, 0)
    _, _, right, bottom = np.max(boxes, 0) + (0, 0, 0.17, 0.2)
    # Near an edge it goes to the edge: a strip left standing there would keep an old shadow.
    low = [0 if each < 0.12 else int(each * size // 16 * 16) for each in (left, top)]
    high = [size if each > 0.88 else int(-(-each * size // 16) * 16) for each in (right, bottom)]
    return *low, *high


def picture(names: list[str], size: int, samples: int, again: bool, masters: Path) -> None:
    found = {}
    for path in sorted((HERE / "products").glob("[a-z]*.py")):
        for name, build in importlib.import_module(f"studio.products.{path.stem}").pictures.items():
            found[name] = build
    for name in names or sorted(found):
        path = masters / f"{name}.png"
        if path.exists() and not again:
            continue
        start = time.time()
        new_scene(size, samples)
        found[name]()
        render(path)
        print(f"{name}: {time.time() - start:.1f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="render.py")
    kinds = parser.add_subparsers(dest="kind", required=True)
    one = kinds.add_parser("film")
    one.add_argument("name")
    one.add_argument("--frames", type=lambda text: [int(each) for each in text.split(",")])
    one.add_argument("--size", type=int, default=720)
    one.add_argument("--samples", type=int, default=12)
    many = kinds.add_parser("picture")
    many.add_argument("name", nargs="*")
    many.add_argument("--size", type=int, default=912)
    many.add_argument("--samples", type=int, default=28)
    for each in (one, many):
        each.add_argument("--again", action="store_true")
        each.add_argument("--out", type=Path, default=HERE / "masters")
    asked = parser.parse_args(sys.argv[sys.argv.index("--") + 1 :])
    if asked.kind == "film":
        film(asked.name, asked.frames, asked.size, asked.samples, asked.again, asked.out)
    else:
        picture(asked.name, asked.size, asked.samples, asked.again, asked.out)
    finish()


main()
