/** Remembers that somebody has signed in from this browser; it opens nothing. */
export const knownBrowserCookie = "known-browser";
export const knownBrowserDays = 180;
