/** Every picture the shop shows: its scene and what is seen in it. */
import { bands } from "./bands";
import { care } from "./care";
import { exercises } from "./exercises";
import { legPlates } from "./legs";
import { massage } from "./massage";
import type { Scene } from "./plate";
import { tape } from "./tape";

const scenes: Readonly<Record<string, () => Scene>> = {
  ...bands,
  ...massage,
  ...tape,
  ...legPlates,
  ...care,
  ...exercises,
};

const band = (colour: string): string =>
  `A flat ${colour} elastic band, folded into a stack, its loose end curling up to the right.`;
const roll = (colour: string): string =>
  `A roll of ${colour} stretchy sports tape standing on its edge, its loose end lying out in front.`;

const alts: Readonly<Record<string, string>> = {
  "thera-band-red": band("red"),
  "thera-band-yellow": band("yellow"),
  "thera-band-green": band("green"),
  "thera-band-blue": band("blue"),
  "thera-band-black": band("black"),
  "grid-orange":
    "An orange foam roller lying on its side, with raised square blocks and a hollow black core.",
  "grid-orange-2": "The orange foam roller seen from one end, showing the hollow black core.",
  mb1: "A dark teal rubber massage ball covered in small raised blocks.",
  stick: "A long, thin massage stick with white beads along the middle and a black grip at each end.",
  "rocktape-black": roll("black"),
  "rocktape-blue": roll("blue"),
  "rocktape-pink": roll("pink"),
  "compression-tights": "Black full-length compression tights on a mannequin, seen from the front.",
  "compression-tights-2": "Black full-length compression tights on a mannequin, seen from the back.",
  "compression-half-tights":
    "Black compression half tights, ending above the knee, on a mannequin seen from the front.",
  "compression-half-tights-2":
    "Black compression half tights, ending above the knee, on a mannequin seen from the back.",
  "anatomy-hamstrings":
    "The back of a left thigh. Three muscles run from the seat to the knee: one on the outside, two on the inside, in three shades of orange.",
  "cold-hot-pack": "A soft blue gel pack sagging over a rolled towel.",
  "natures-kiss-recovery-cream": "A tube of cream standing on its green cap, with a plain pale label.",
  "up-sport-balm": "A squat dark red jar of balm with a black screw lid and a plain pale label.",
  "biofreeze-gel": "A green-blue pump bottle with a plain pale label.",
  "exercise-single-leg-deadlift":
    "A mannequin stands on one leg and tips forward from the hip, the other leg straight out behind. The back of the standing thigh is orange.",
  "exercise-single-leg-bridge":
    "A mannequin lies on its back with its hips lifted. One foot pushes into the floor; the other rests on a chair. The back of the pushing thigh is orange.",
  "exercise-nordic-curl":
    "A mannequin kneels and leans forward in one straight line while a partner holds its ankles. The backs of its thighs are orange.",
  "exercise-stiff-legged-deadlift":
    "A mannequin bends forward from the hips, legs nearly straight and back long, holding two dumb-bells below its knees. The backs of its thighs are orange.",
  "exercise-follow-along":
    "A mannequin stands ready on a green mat, seen from behind, knees soft and arms bent. The backs of its thighs are orange.",
  "exercise-seated-fold":
    "A mannequin sits on the floor with one leg straight and one bent in, and folds from the waist to reach for its foot. The back of the straight thigh is orange.",
  "exercise-lying-band-stretch":
    "A mannequin lies on its back with one leg raised straight, pulling on a red band looped over the middle of the foot. The back of the raised thigh is orange.",
  "exercise-standing-fold":
    "A mannequin stands with straight legs and folds forward, arms and head hanging loose. The backs of its thighs are orange.",
  "exercise-rolling-hamstring":
    "A mannequin sits propped on its hands with one thigh over a foam roller, the other foot on the floor. The back of the thigh on the roller is orange.",
  "exercise-massage-ball":
    "A mannequin sits on a chair with a small ball under one thigh and that leg half straightened. The back of the thigh is orange.",
};

export interface Picture {
  readonly name: string;
  readonly alt: string;
  readonly scene: () => Scene;
}

export const catalogue: readonly Picture[] = Object.entries(scenes).map(([name, scene]) => {
  const alt = alts[name];
  if (!alt) throw new Error(`No words for the picture ${name}`);
  return { name, alt, scene };
});
