"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { deviceKeys } from "@/lib/device";

/** Says that the kit is put away, and brings it back. Styles show it while the page's root is marked, and only then. */
export function CareLine() {
  return (
    <aside aria-label="The kit" className="care-line">
      <p className="page-width">
        We have put the kit away while you get this looked at.{" "}
        <button type="button" onClick={showAgain}>
          Show it again
        </button>
      </p>
    </aside>
  );
}

function showAgain(): void {
  delete document.documentElement.dataset["care"];
  try {
    sessionStorage.removeItem(deviceKeys.care);
  } catch {
    // Nothing was kept.
  }
  document.getElementById("content")?.focus();
}
