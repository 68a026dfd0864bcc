/**
 * What a browser remembers of its reader, and never sends: which kit he keeps away from (for good), and that he met a sign that needs care
 * (until the tab is closed). Both stand as attributes of the page's root, so that styles alone can act on them before the first paint.
 */
export const deviceKeys = { avoid: "fettle-avoid", care: "fettle-care" } as const;

/** Runs before anything is painted; a browser that keeps nothing has nothing to mark. Pages give leave to run to these very words (server/content-policy.ts). */
export const deviceMarks = `try{let d=document.documentElement.dataset,a=localStorage.getItem("${deviceKeys.avoid}");a&&(d.avoid=a);sessionStorage.getItem("${deviceKeys.care}")&&(d.care="")}catch{}`;
