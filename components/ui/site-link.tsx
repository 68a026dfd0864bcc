"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef, useState, type ComponentProps } from "react";

type SiteLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter" | "onFocus">;

/** A link that loads its page when a reader reaches for it, never because it came into view. */
export function SiteLink(props: SiteLinkProps) {
  const [wanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  return <Link {...props} prefetch={wanted} onPointerEnter={want} onFocus={want} />;
}

/**
 * Where a link within the page was pressed, the focus has gone with the old page: the keyboard goes on at the top of the new one,
 * or at the part that the address names, and not behind it all.
 */
export function FocusOnArrival() {
  const path = usePathname();
  const from = useRef(path);
  useEffect(() => {
    if (from.current === path) return;
    from.current = path;
    const place = document.getElementById(location.hash.slice(1) || "content");
    const at = document.activeElement;
    // A link of the page that is gone can have the focus for a moment longer, out of sight.
    if (!place || (at !== document.body && at?.checkVisibility())) return;
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }, [path]);
  return null;
}
