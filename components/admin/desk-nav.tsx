"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { DeskPath } from "./desk-pages";

interface DeskNavProps {
  readonly pages: readonly { readonly href: DeskPath; readonly label: string }[];
}

/** Links to the rooms of the desk, with the present one marked. */
export function DeskNav({ pages }: DeskNavProps) {
  const path = usePathname();
  const isHere = (href: string) => (href === "/admin" ? path === href : path.startsWith(href));
  return (
    <nav aria-label="Desk" className="min-w-0">
      <ul className="flex flex-wrap gap-x-6">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent text-sm hover:border-line aria-[current=page]:border-ink aria-[current=page]:font-bold"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
