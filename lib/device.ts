/** What a browser remembers of its reader until the tab is closed, and never sends: that he met a sign that needs care. */
export const deviceKeys = { care: "fettle-care" } as const;

/**
 * Marks the page's root with `data-care` before anything is painted, so that styles alone can act on it, and hears the button that brings the kit
 * back, since a component for that would weigh more. Pages give leave to run to these very words (server/content-policy.ts).
 */
export const deviceMarks = [
  "{let d=document.documentElement.dataset;",
  `addEventListener("click",e=>{e.target.closest(".care-line button")&&(delete d.care,document.getElementById("content").focus(),sessionStorage.removeItem("${deviceKeys.care}"))});`,
  `try{sessionStorage.getItem("${deviceKeys.care}")&&(d.care="")}catch{}}`,
].join("");
