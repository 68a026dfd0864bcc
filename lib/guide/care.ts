export type CareFlag =
  | "chest"
  | "latex"
  | "numbness"
  | "broken"
  | "clot"
  | "torn-tendon"
  | "pop"
  | "long-cramp"
  | "worse"
  | "cramps"
  | "tendon"
  | "back";

export interface CareCard {
  /** The sign, in a few words. */
  readonly title: string;
  /** The one thing to do, and when. */
  readonly now: string;
  /** Numbers to ring, the first one first. */
  readonly calls: readonly ("999" | "111")[];
  /** Who this is for. */
  readonly signs: readonly string[];
  readonly steps: readonly string[];
  readonly leave: readonly string[];
  /** What it may be, and never what it is. */
  readonly maybe: string;
  /** Keys of the guide's sources. */
  readonly sources: readonly string[];
}

/** What to do about each sign of danger. Where sources differ, or say nothing of how soon, the more careful advice stands here. */
export const careCards: Readonly<Record<CareFlag, CareCard>> = {
  chest: {
    title: "Chest pain or trouble breathing",
    now: "Call 999 now",
    calls: ["999"],
    signs: [
      "chest pain, or suddenly short of breath",
      "above all when one leg is swollen and painful as well",
    ],
    steps: [
      "Say that it is chest pain or trouble breathing, and whether one leg is swollen.",
      "Sit down and rest while you wait, and do not stay alone if somebody can come.",
      "Unlock the door if you can do it without effort.",
    ],
    leave: ["Do not drive yourself.", "Do not wait to see whether it passes.", "Do not rub or roll the leg."],
    maybe:
      "With a swollen, painful leg, it may be a blood clot that has moved to the lungs. There are other causes too, and they are as urgent.",
    sources: ["UCLHdvt"],
  },
  latex: {
    title: "A bad reaction after touching latex",
    now: "Call 999 now",
    calls: ["999"],
    signs: [
      "the face, lips, tongue or throat swell",
      "breathing is wheezy or hard",
      "somebody feels faint or collapses",
    ],
    steps: [
      "Say that it may be a severe allergic reaction, called anaphylaxis.",
      "If there is an adrenaline pen, use it at once, and still call.",
      "Put down the band and whatever else is made of rubber, and move away from it.",
      "Lie down with the legs raised. If breathing is hard, sit up instead.",
    ],
    leave: [
      "Do not stand up or walk about, even when it feels better.",
      "Do not touch the band again, or another made of latex.",
    ],
    maybe:
      "It may be an allergy to natural rubber, which many bands are made of. A doctor can test for it afterwards.",
    sources: ["LeedsLatex"],
  },
  numbness: {
    title: "Numb between the legs, or trouble with pee, poo or sex",
    now: "Go to A&E now, or call 111",
    calls: ["111", "999"],
    signs: [
      "numb or tingling around the genitals, back passage or inner thighs",
      "newly hard to start, stop or feel pee or poo",
      "sex newly feels numb",
      "back pain, and the legs are weak or will not move",
    ],
    steps: [
      "Go by day or night: ask somebody to take you, or call 999 if you cannot get there.",
      "Say each of the signs you have, also the ones that are hard to say. Staff hear them every day.",
    ],
    leave: ["Do not wait for a GP appointment.", "Do not stretch, roll or massage your back or legs."],
    maybe:
      "It may be pressure on the nerves at the foot of the spine, called cauda equina syndrome. It is rare, and hours count.",
    sources: ["ChesterfieldCES"],
  },
  broken: {
    title: "A crack, a new shape, or a numb and cold leg",
    now: "Call 999, or go to A&E now",
    calls: ["999"],
    signs: [
      "you heard a crack when it happened",
      "the leg has a new shape or an odd angle",
      "it is numb, cold to touch or an odd colour",
    ],
    steps: [
      "Keep the leg still, in the position that hurts least.",
      "Call 999 if you cannot be moved without pain, or if the leg is numb, cold or an odd colour.",
      "Take off tight clothing and straps if that does not move the leg.",
    ],
    leave: [
      "Do not stand on it to test it.",
      "Do not try to straighten it.",
      "Do not put on tape, compression or heat.",
    ],
    maybe: "It may be a broken bone, or harm to the nerves or blood vessels of the leg.",
    sources: ["PortsmouthStrain"],
  },
  clot: {
    title: "One leg swollen, throbbing, warm or a new colour",
    now: "Call 111 or your GP today",
    calls: ["111", "999"],
    signs: [
      "throbbing or cramping pain and swelling in one calf or thigh",
      "skin that is warm, red or darker there",
      "veins that are hard, swollen or sore",
    ],
    steps: [
      "Ask to be seen the same day, and say that you are worried about a blood clot.",
      "Call 999 at once if you get chest pain or are suddenly short of breath.",
    ],
    leave: [
      "Do not massage, rub or roll the leg.",
      "Do not put compression on it until somebody has looked.",
      "Do not run or stretch it loose.",
    ],
    maybe: "It may be a blood clot in a vein of the leg, called deep vein thrombosis or DVT.",
    sources: ["UCLHdvt"],
  },
  "torn-tendon": {
    title: "A pop or tear high up, a big bruise, great weakness",
    now: "Get it seen today: call 111 or go to an urgent treatment centre",
    calls: ["111"],
    signs: [
      "you felt a pop or tear high in the buttock",
      "a big bruise came up on the thigh or buttock",
      "the leg is much weaker than the other",
    ],
    steps: [
      "Say where you felt it, and that a tendon may be off the bone.",
      "Go easy on the leg, and borrow crutches if it will not take your weight.",
      "If it is numb, cold or a new shape, call 999 or go to A&E.",
    ],
    leave: [
      "Do not stretch it.",
      "Do not massage or roll it, and leave heat alone.",
      "Do not wait some weeks to see how it goes.",
    ],
    maybe: "A tendon may be off the bone where the hamstrings start. Some of these tears need an operation.",
    sources: ["Clanton1998", "PortsmouthStrain"],
  },
  pop: {
    title: "A pop with bad pain",
    now: "Get help now: call 111, or go to an urgent treatment centre or a GP",
    calls: ["111"],
    signs: ["you felt a pop when it happened", "the pain is severe", "you cannot use the leg"],
    steps: [
      "Stop, sit down and rest the leg.",
      "Ask somebody to take you: you should not walk far on it.",
      "If you heard a crack, or the leg is numb, cold or a new shape, call 999 or go to A&E.",
    ],
    leave: [
      "Do not run or walk it off.",
      "Do not stretch, massage or roll it.",
      "Leave heat and alcohol alone for the first 3 days.",
    ],
    maybe: "It may be a bad tear of the muscle or its tendon.",
    sources: ["nidirectHam", "PortsmouthStrain"],
  },
  "long-cramp": {
    title: "A cramp that will not let go",
    now: "Get medical help now: call 111",
    calls: ["111", "999"],
    signs: [
      "a cramp lasts more than 10 minutes though you keep moving",
      "cramps came after a dirty wound or a poison",
    ],
    steps: [
      "Say how long it has lasted, and whether there was a wound or a poison.",
      "Keep moving the leg gently while you wait, as far as it lets you.",
      "Call 999 if the jaw or the whole body goes stiff, there are fits, or breathing is hard.",
    ],
    leave: [
      "Do not force a hard stretch.",
      "Do not rub the leg if it is swollen, warm or a new colour: it may be a clot.",
    ],
    maybe:
      "Most cramps are harmless, but one this long, or after a wound or a poison, can have a cause that needs treatment.",
    sources: ["nidirectCramp"],
  },
  worse: {
    title: "Getting worse, hot and shivery, or no better",
    now: "Call 111 today, or go to an urgent treatment centre",
    calls: ["111", "999"],
    signs: [
      "the pain or swelling is getting worse",
      "you feel hot, cold and shivery, or have a high temperature",
      "you have looked after it and it is no better",
    ],
    steps: [
      "Say when it began, what you have done for it and what has changed.",
      "Rest the leg until somebody has looked.",
      "Call 999 if you are suddenly short of breath, have chest pain or become confused.",
    ],
    leave: ["Do not train through it.", "Do not put heat on it, and do not massage or roll it."],
    maybe: "It may be a worse tear than it seemed, an infection, or something that is no hamstring at all.",
    sources: ["PortsmouthStrain", "nidirectHam"],
  },
  cramps: {
    title: "Cramps that spoil sleep, or come with numbness or swelling",
    now: "See your GP",
    calls: [],
    signs: ["leg cramps wake you or spoil your sleep", "numbness or swelling comes with them"],
    steps: [
      "Book an appointment. It can wait some days while nothing changes.",
      "Note when they come, how long they last and what medicines you take.",
      "Call 111 today if one leg is swollen and warm, red or darker, or a cramp lasts more than 10 minutes.",
    ],
    leave: ["Do not stop a prescribed medicine by yourself.", "Do not rub a leg that is swollen."],
    maybe:
      "Most leg cramps are harmless. Some come from a nerve, a vein or a medicine, and a GP can look for that.",
    sources: ["NHScramp"],
  },
  tendon: {
    title: "Tendon pain that lasts, is very bad, or may be a tear",
    now: "See your GP, or go to a minor injuries unit",
    calls: [],
    signs: ["tendon pain has lasted for weeks", "it is very bad", "it may be a tear"],
    steps: [
      "Go today if it came suddenly, is very bad or the leg is weak.",
      "Until then rest it from running, and keep it moving gently.",
    ],
    leave: [
      "Do not push through the pain.",
      "Go easy on hamstring stretches when it hurts deep in the buttock.",
    ],
    maybe: "It may be a tendon that has had too much load, or one that is partly torn.",
    sources: ["Wales111Tendon"],
  },
  back: {
    title: "Thigh pain from the back or hip, or that keeps coming back",
    now: "See a GP or a physio",
    calls: [],
    signs: ["the pain starts in your back or hip", "it keeps coming back"],
    steps: [
      "Book an appointment, and say where it starts and what brings it on.",
      "Go to A&E or call 111 at once if you go numb between the legs, have new trouble with pee, poo or sex, or your legs turn weak.",
    ],
    leave: ["Do not keep stretching a hamstring that is no better for it."],
    maybe:
      "Trouble in the back or hip can be felt in the thigh, so the hamstring may not be where it comes from.",
    sources: ["NCAleaflet", "ChesterfieldCES"],
  },
};

export const careFlags: readonly CareFlag[] = Object.keys(careCards).filter(isCareFlag);

export function isCareFlag(flag: string): flag is CareFlag {
  return Object.hasOwn(careCards, flag);
}
