/** What a browser remembers of its reader, and never sends. */
export const deviceKeys = {
  /** Until the tab is closed: that he met a sign that needs care. */
  care: "fettle-care",
  /** Until he forgets it: which cautions he has chosen, with spaces between them (lib/catalogue/cautions.ts). */
  avoid: "fettle-avoid",
} as const;

/** What says in the page why kit was left out: a file that is the same for all readers, and fetched by those alone who have chosen. */
export const cautionScript = "/cautions.js";

/**
 * Marks the page's root with `data-care` and `data-avoid` before anything is painted, so that styles alone can act on it, and hears the button
 * that brings the kit back, since a component for that would weigh more. Pages give leave to run to these very words (server/content-policy.ts).
 * Each page has it twice, once within the data for React, where quotes, & and > are written otherwise: without them the second costs nothing.
 */
export const deviceMarks = [
  "{let d=document.documentElement.dataset;",
  `addEventListener('click',function(e){if(e.target.closest('.care-line button')){delete d.care;document.getElementById('content').focus();sessionStorage.removeItem('${deviceKeys.care}')}});`,
  `try{if(sessionStorage.getItem('${deviceKeys.care}'))d.care='';let a=localStorage.getItem('${deviceKeys.avoid}');if(a){d.avoid=a;import('${cautionScript}')}}catch{}}`,
]
  .join("")
  .replaceAll("'", "`");
