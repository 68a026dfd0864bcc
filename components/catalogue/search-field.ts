/** What somebody had done in the plain field by the time the suggestions arrived. */
export interface Typed {
  readonly text: string;
  /** Where the caret or the selection is; null when they are elsewhere on the page. */
  readonly selection: readonly [start: number, end: number] | null;
}

/** What the plain field and the one with suggestions share, so that one takes the other's place unseen. */
export const fieldProps = {
  id: "search-field",
  name: "q",
  maxLength: 80,
  autoComplete: "off",
  enterKeyHint: "search",
  className: "control min-h-14 font-display font-bold tracking-title sm:min-h-16 sm:text-xl",
} as const;
