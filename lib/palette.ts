/**
 * The palette of app/globals.css for what cannot read a custom property: emails, browsers' own bars, pictures for links.
 * A test holds the two equal.
 */
export const palette = {
  light: {
    paper: "#f5f0e7",
    paperDeep: "#ebe4d6",
    ink: "#14261f",
    inkSoft: "#4c5b53",
    line: "#cfc6b4",
    hivis: "#ff5a1f",
    onHivis: "#14261f",
    moss: "#285c45",
  },
  dark: {
    paper: "#101a16",
    paperDeep: "#18251f",
    ink: "#f1ebdf",
    inkSoft: "#a9b5ac",
    line: "#2f3d36",
    hivis: "#ff6a33",
    onHivis: "#101a16",
    moss: "#7fc3a1",
  },
} as const;
