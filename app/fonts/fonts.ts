import localFont from "next/font/local";

const display = localFont({
  src: "../../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  variable: "--font-bricolage",
  weight: "200 800",
  display: "swap",
  adjustFontFallback: "Arial",
});

const text = localFont({
  src: "../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  variable: "--font-atkinson",
  weight: "200 800",
  display: "swap",
  adjustFontFallback: "Arial",
});

/** Class names that make both faces known to the page, each with a fallback of the same measure. */
export const fontClasses = `${display.variable} ${text.variable}`;
