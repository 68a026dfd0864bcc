"""Turns a film's masters into what the page plays.

    blender -b -P studio/loop.py -- [NAME...]

Writes public/films/NAME.mp4, .webm and .vtt, the films' lengths, and the masters of the four stills and of the poster, which
studio/encode.ts NAME turns into files for the site.
"""

import importlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from studio.rig.stage import finish  # noqa: E402

MASTERS = HERE / "masters"
OUT = ROOT / "public" / "films"
LENGTHS = ROOT / "prisma" / "seed" / "guides" / "hamstrings" / "film-facts.json"
MOST_BYTES = 400_000
SHEET = (960, 800)


def stamp(seconds: float) -> str:
    return f"00:{int(seconds // 60):02d}:{seconds % 60:06.3f}"


def captions(told) -> str:
    """WebVTT of what is seen, part by part."""
    lines, at = ["WEBVTT", ""], 0.0
    for part in told.parts:
        lines += [f"{stamp(at)} --> {stamp(at + part.seconds)}", part.words, ""]
        at += part.seconds
    return "\n".join(lines)


def encode(told) -> None:
    levels = np.array(told.levels())
    masters = MASTERS / "films" / told.name
    shown = [int(np.abs(levels - share).argmin()) for share in told.shares()]
    with tempfile.TemporaryDirectory() as folder:
        for place, level in enumerate(shown):
            (Path(folder) / f"{place:04d}.png").symlink_to((masters / f"{level:03d}.png").resolve())
        source = ["ffmpeg", "-v", "error", "-y", "-framerate", "24", "-i", f"{folder}/%04d.png", "-an", "-pix_fmt", "yuv420p"]
        colour = ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
        mp4, webm = OUT / f"{told.name}.mp4", OUT / f"{told.name}.webm"
        subprocess.run([*source, *colour, "-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-crf", "17", "-movflags", "+faststart", str(mp4)], check=True)
        subprocess.run([*source, *colour, "-c:v", "libvpx-vp9", "-crf", "25", "-b:v", "0", "-row-mt", "1", "-cpu-used", "2", str(webm)], check=True)
    for file in (mp4, webm):
        if file.stat().st_size > MOST_BYTES:
            print(f"{file.name} has {file.stat().st_size} bytes; {MOST_BYTES} are allowed.")
            finish(1)
    (OUT / f"{told.name}.vtt").write_text(captions(told))
    stills(told, levels, masters)
    print(f"{told.name}: {told.seconds():.2f} s, mp4 {mp4.stat().st_size // 1000} kB, webm {webm.stat().st_size // 1000} kB")


def stills(told, levels: np.ndarray, masters: Path) -> None:
    """Four moments of the move, two by two; and the most telling one as the poster's master."""
    width, height = SHEET[0] // 2, SHEET[1] // 2
    sheet = Image.new("RGB", SHEET, "#f5f0e7")
    for place, share in enumerate((0, 0.4, 0.75, 1)):
        frame = Image.open(masters / f"{int(np.abs(levels - share).argmin()):03d}.png").convert("RGB")
        side, cut = frame.width, round(frame.width * (1 - height / width) / 2)
        frame = frame.crop((0, cut, side, side - cut)).resize((width - 2, height - 2), Image.LANCZOS)
        sheet.paste(frame, ((place % 2) * (width + 2), (place // 2) * (height + 2)))
    sheet.save(MASTERS / f"film-{told.name}-stills.png")
    Image.open(masters / f"{int(np.abs(levels - told.still).argmin()):03d}.png").save(MASTERS / f"exercise-{told.name}.png")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    lengths = json.loads(LENGTHS.read_text()) if LENGTHS.exists() else {}
    names = sys.argv[sys.argv.index("--") + 1 :] or [path.stem.replace("_", "-") for path in sorted((HERE / "films").glob("[a-z]*.py"))]
    for name in names:
        told = importlib.import_module(f"studio.films.{name.replace('-', '_')}").film
        encode(told)
        lengths[name] = {"seconds": round(told.seconds(), 2)}
    LENGTHS.write_text(json.dumps(dict(sorted(lengths.items())), indent=2) + "\n")
    finish()


main()
