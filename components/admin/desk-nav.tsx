"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { DeskPath } from "@/lib/auth/access-table";

const labels: Record<DeskPath, string> = {
  "/admin": "Overview",
  "/admin/stock": "Stock",
  "/admin/orders": "Orders",
  "/admin/products": "Products",
  "/admin/guides": "Guides",
  "/admin/reports": "Reports",
};

/** Links to the rooms of the desk, with the present one marked. */
export function DeskNav({ rooms }: { readonly rooms: readonly DeskPath[] }) {
  const path = usePathname();
  const isHere = (href: DeskPath) => (href === "/admin" ? path === href : path.startsWith(href));
  return (
    <nav aria-label="Desk" className="min-w-0">
      <ul className="flex flex-wrap gap-x-6">
        {rooms.map((href) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere(href) ? "page" : undefined}
              className="inline-flex min-h-11 items-center border-b-2 border-transparent text-sm hover:border-line aria-[current=page]:border-ink aria-[current=page]:font-bold"
            >
              {labels[href]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
