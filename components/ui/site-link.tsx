"use client";

import Link from "next/link";
import { useState, type ComponentProps } from "react";

type SiteLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter" | "onFocus">;

/** A link that loads its page when a reader reaches for it, never because it came into view. */
export function SiteLink(props: SiteLinkProps) {
  const [wanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  return <Link {...props} prefetch={wanted} onPointerEnter={want} onFocus={want} />;
}
