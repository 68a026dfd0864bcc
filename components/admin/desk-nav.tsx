"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { DeskPath } from "@/lib/auth/access-table";
import { LinkPending } from "./desk-link";

const labels: Record<DeskPath, string> = {
  "/admin": "Overview",
  "/admin/stock": "Stock",
  "/admin/orders": "Orders",
  "/admin/returns": "Returns",
  "/admin/products": "Products",
  "/admin/codes": "Codes",
  "/admin/guides": "Guides",
  "/admin/reports": "Reports",
};

/** Links to the rooms of the desk, with the present one marked. */
export function DeskNav({ rooms }: { readonly rooms: readonly DeskPath[] }) {
  const path = usePathname();
  const isHere = (href: DeskPath) => (href === "/admin" ? path === href : path.startsWith(href));
  return (
    <nav aria-label="Desk" className="max-lg:order-1 max-lg:w-full">
      <ul className="flex flex-wrap gap-x-3 max-lg:border-t max-lg:border-line max-sm:justify-between max-sm:text-xs sm:gap-x-6">
        {rooms.map((href) => (
          <li key={href}>
            <Link href={href} aria-current={isHere(href) ? "page" : undefined} className="desk-room">
              {labels[href]}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
