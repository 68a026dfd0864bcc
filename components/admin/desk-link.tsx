"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

/** A line along the pressed link while its page is on its way. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return <span aria-hidden="true" data-pending={pending || undefined} className="desk-pending" />;
}

/** A link within the desk: it loads nothing before it is pressed, and says so once it is. */
export function DeskLink({ className = "link", children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link {...rest} prefetch={false} className={`relative ${className}`}>
      {children}
      <LinkPending />
    </Link>
  );
}
