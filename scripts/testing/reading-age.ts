import { syllable } from "syllable";

/** How many years after it was begun at school a grade of an American school is reached. */
const yearsBeforeSchool = 5;

/**
 * The reading age of English words, in years: the grade of Flesch and Kincaid (J. P. Kincaid and others, "Derivation of new readability
 * formulas for Navy enlisted personnel", 1975), and the five years before a first grade.
 * @param sentences each of them by itself, so that a heading or an item of a list is not read on into the next
 */
export function readingAge(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return yearsBeforeSchool;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  const grade = 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
  return grade + yearsBeforeSchool;
}

/** The sentences of a paragraph; what stands in it without a word is none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?]["”’)]?)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\d][\p{L}\d'’.,-]*/gu) ?? [];
}
