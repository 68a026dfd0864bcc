import { deviceKeys } from "@/lib/device";

const { avoid, care } = deviceKeys;

/** Runs before anything is painted; a browser that keeps nothing has nothing to mark. */
const marks = `try{let d=document.documentElement.dataset,a=localStorage.getItem("${avoid}");a&&(d.avoid=a);sessionStorage.getItem("${care}")&&(d.care="")}catch{}`;

/** Marks the page's root with what this browser remembers: `data-avoid`, a list with spaces, and `data-care`. */
export function DeviceMarks() {
  return <script dangerouslySetInnerHTML={{ __html: marks }} />;
}
