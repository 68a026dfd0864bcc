"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import { useEffect } from "react";
import { deviceKeys } from "@/lib/device";

/** Puts away what sells for as long as this tab is open: whoever sees it has met a sign that needs care. */
export function PutKitAway() {
  useEffect(() => {
    document.documentElement.dataset["care"] = "";
    try {
      sessionStorage.setItem(deviceKeys.care, "1");
    } catch {
      // A browser that keeps nothing hides it until the next page is loaded anew.
    }
  }, []);
  return null;
}
