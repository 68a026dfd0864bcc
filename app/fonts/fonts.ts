import localFont from "next/font/local";

// Cut by studio/faces. A face that is not there when the words are first painted waits for the next page, so that nothing ever
// jumps: they are small and asked for first, so that they nearly always are.

const display = localFont({
  src: "./bricolage-grotesque.woff2",
  variable: "--font-bricolage",
  weight: "700 800",
  display: "optional",
  adjustFontFallback: "Arial",
});

const text = localFont({
  src: "./atkinson-hyperlegible-next.woff2",
  variable: "--font-atkinson",
  weight: "400 700",
  display: "optional",
  adjustFontFallback: "Arial",
});

/** Class names that make both faces known to the page, each with a fallback of the same measure. */
export const fontClasses = `${display.variable} ${text.variable}`;
