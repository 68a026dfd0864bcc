/** How long a sign-in lasts, and what is kept of it. */
export const signInTerms = {
  /** A session runs out so many days after it began. */
  sessionDays: 7,
  /** What is asked for only of somebody who has proved himself a moment ago. */
  proofMinutes: 15,
  /** When a browser was last seen is written down at most so often. */
  seenMinutes: 15,
  /** A sign-in is forgotten so long after its end. */
  forgetDays: 30,
} as const;

/** Whether a password or a link proved who it is recently enough for what cannot be undone. */
export function isProofFresh(provedAt: Date, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < signInTerms.proofMinutes * 60_000;
}

/** The order matters: most browsers also say that they are Chrome, and Chrome that it is Safari. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac(intosh| OS)\b/, "a Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** "Firefox on Windows": enough to know a browser again, and nothing that tells one person's from another's. */
export function browserWords(userAgent: string | null | undefined): string {
  const text = userAgent ?? "";
  const browser = browsers.find(([shape]) => shape.test(text))?.[1];
  const system = systems.find(([shape]) => shape.test(text))?.[1];
  if (!browser && !system) return "A browser";
  return system ? `${browser ?? "A browser"} on ${system}` : (browser ?? "A browser");
}
