import type { CareFlag } from "./care";

export type QuestionKey =
  "start" | "breathing" | "leg" | "pop" | "worsening" | "feel" | "sudden" | "tight" | "well";

/** Where an answer leads. */
export type Way =
  | { readonly question: QuestionKey }
  /** The anchor of a section of the guide. */
  | { readonly section: string }
  | { readonly care: CareFlag };

interface Answer {
  readonly says: string;
  readonly to: Way;
  /** True when it says yes to a sign of danger: from here on every way ends at a care card. */
  readonly sign?: true;
}

interface Question {
  readonly asks: string;
  readonly hint?: string;
  /** What cannot wait for the answer: call this number now. */
  readonly call?: "999";
  readonly answers: readonly Answer[];
}

/**
 * The whole finder of the hamstring guide. Signs of danger are asked for first, all at once, and no care card is more than two answers
 * away. Whoever says yes to a sign and is then unsure gets the more careful card, never a section.
 */
export const questions: Readonly<Record<QuestionKey, Question>> = {
  start: {
    asks: "Is any of this happening to you?",
    hint: "These signs come first, because they need a person and not a page. Choose the first that fits.",
    answers: [
      {
        says: "Chest pain, trouble breathing, a swollen face or throat, or a collapse",
        to: { question: "breathing" },
        sign: true,
      },
      {
        says: "Numbness between the legs, new trouble with pee, poo or sex, or back pain with weak legs",
        to: { care: "numbness" },
        sign: true,
      },
      {
        says: "The leg is swollen, numb, cold, badly bruised, or a new colour or shape",
        to: { question: "leg" },
        sign: true,
      },
      { says: "It began with a crack, a pop or a tear", to: { question: "pop" }, sign: true },
      {
        says: "It is getting worse or no better, I feel hot and shivery, or a cramp will not stop",
        to: { question: "worsening" },
        sign: true,
      },
      { says: "None of these", to: { question: "feel" } },
    ],
  },
  breathing: {
    asks: "Which of these is it?",
    hint: "If you are alone, call first. The answers only say what to do while you wait.",
    call: "999",
    answers: [
      {
        says: "The face or throat swelled, or breathing went wheezy, after touching a rubber band or other latex",
        to: { care: "latex" },
      },
      { says: "Chest pain, or suddenly short of breath", to: { care: "chest" } },
      { says: "Something else, or I am not sure", to: { care: "chest" } },
    ],
  },
  leg: {
    asks: "What is the leg like?",
    answers: [
      {
        says: "It has a new shape or an odd angle, or it is numb, cold or an odd colour",
        to: { care: "broken" },
      },
      {
        says: "One calf or thigh is swollen and throbs or cramps, and it is warm, red or darker, or its veins are hard and sore",
        to: { care: "clot" },
      },
      { says: "A big bruise high on the thigh or buttock, or it is very weak", to: { care: "torn-tendon" } },
      { says: "The swelling or the pain is getting worse", to: { care: "worse" } },
      { says: "Something else, or I am not sure", to: { care: "clot" } },
    ],
  },
  pop: {
    asks: "What happened at that moment?",
    answers: [
      {
        says: "I heard a crack, or the leg now has a new shape or is numb, cold or an odd colour",
        to: { care: "broken" },
      },
      {
        says: "A pop or tear high in the buttock, and now a big bruise or great weakness",
        to: { care: "torn-tendon" },
      },
      { says: "A pop with severe pain, and I cannot use the leg", to: { care: "pop" } },
      { says: "Something else, or I am not sure", to: { care: "pop" } },
    ],
  },
  worsening: {
    asks: "What is getting worse?",
    answers: [
      {
        says: "A cramp has lasted more than 10 minutes though I keep moving, or it came after a dirty wound or a poison",
        to: { care: "long-cramp" },
      },
      { says: "The pain or the swelling grows, or I feel hot and shivery", to: { care: "worse" } },
      { says: "I have looked after it, and it is no better", to: { care: "worse" } },
      { says: "Something else, or I am not sure", to: { care: "worse" } },
    ],
  },
  feel: {
    asks: "What is it like?",
    hint: "The first three are worth showing to somebody, though seldom today.",
    answers: [
      { says: "Cramps that spoil my sleep, or that come with numbness", to: { care: "cramps" }, sign: true },
      {
        says: "Thigh pain that starts in my back or hip, or that keeps coming back",
        to: { care: "back" },
        sign: true,
      },
      {
        says: "Tendon pain, deep in the buttock or behind the knee, that has lasted weeks, is very bad or may be a tear",
        to: { care: "tendon" },
        sign: true,
      },
      { says: "It came suddenly: a pull, or a cramp", to: { question: "sudden" } },
      { says: "It is tight, stiff or a little sore", to: { question: "tight" } },
      { says: "Nothing hurts: I want to keep it that way", to: { question: "well" } },
    ],
  },
  sudden: {
    asks: "What came suddenly?",
    answers: [
      { says: "A pull, in the last 3 days", to: { section: "injury" } },
      { says: "A pull, longer ago, and it is settling", to: { section: "return" } },
      { says: "A cramp that gripped and then let go", to: { section: "cramp" } },
    ],
  },
  tight: {
    asks: "Where is it, and what would you like to do?",
    answers: [
      { says: "Deep in the buttock, and worse when I sit", to: { section: "tendonitis" } },
      { says: "Back of the thigh, and I would like to run", to: { section: "running" } },
      { says: "Back of the thigh, and I would like to stretch it", to: { section: "stretches" } },
      { says: "Back of the thigh, and I would like it to feel looked after", to: { section: "treatment" } },
      { says: "I would like to know where it comes from", to: { section: "causes" } },
    ],
  },
  well: {
    asks: "What would you like to do?",
    answers: [
      { says: "Know what hamstrings are", to: { section: "what" } },
      { says: "Keep trouble away", to: { section: "prevention" } },
      { says: "Make them strong", to: { section: "exercises" } },
      { says: "Stretch them", to: { section: "stretches" } },
      { says: "Run again after a break", to: { section: "return" } },
    ],
  },
};

const keys = Object.keys(questions).filter(isQuestion);

/** The questions behind the first, each with a page of its own. */
export const laterQuestions: readonly QuestionKey[] = keys.filter((key) => key !== "start");

export function isQuestion(key: string): key is QuestionKey {
  return Object.hasOwn(questions, key);
}

/** Guides that have a finder and care cards. */
export function hasFinder(guide: string): boolean {
  return guide === "hamstrings";
}

/** The question that leads to this one; null for the first. */
export function questionBefore(key: QuestionKey): QuestionKey | null {
  return keys.find((other) => waysOf(other).includes(key)) ?? null;
}

/** Which question this is, counted from 1, and how many there can be on its way. */
export function stepOf(key: QuestionKey): { readonly step: number; readonly most: number } {
  const before = questionBefore(key);
  const step = before === null ? 1 : stepOf(before).step + 1;
  return { step, most: step - 1 + longestFrom(key) };
}

/** The address of where an answer leads. */
export function finderPath(guide: string, way: Way): `/guides/${string}` {
  if ("section" in way) return `/guides/${guide}#${way.section}`;
  if ("care" in way) return `/guides/${guide}/care/${way.care}`;
  return way.question === "start" ? `/guides/${guide}/finder` : `/guides/${guide}/finder/${way.question}`;
}

function longestFrom(key: QuestionKey): number {
  return 1 + Math.max(0, ...waysOf(key).map(longestFrom));
}

function waysOf(key: QuestionKey): QuestionKey[] {
  return questions[key].answers.flatMap(({ to }) => ("question" in to ? to.question : []));
}
