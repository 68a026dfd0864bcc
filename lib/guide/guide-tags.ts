export const guideTags = {
  /** Anything that lists guides or topics. */
  all: "guides",
  guide: (slug: string) => `guide:${slug}`,
} as const;
