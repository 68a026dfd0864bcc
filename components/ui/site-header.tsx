import type { ReactNode } from "react";
import { SiteLink } from "./site-link";

const linkClass = "inline-flex min-h-11 items-center hover:underline hover:underline-offset-4";

/** The head of every page of the shop. `basket` is the link that counts. */
export function SiteHeader({ basket }: { readonly basket: ReactNode }) {
  return (
    <header className="border-b border-line print:hidden">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-6 py-2.5 sm:py-3">
        <SiteLink
          href="/"
          aria-label="Fettle, home"
          className="-my-1 inline-flex min-h-11 items-center pb-1 font-display text-[1.75rem] leading-none font-extrabold tracking-[-0.055em]"
        >
          fettle
        </SiteLink>
        <nav aria-label="Main">
          <ul className="flex flex-wrap gap-x-4 text-sm sm:gap-x-7">
            <li>
              <SiteLink href="/guides" className={linkClass}>
                Guides
              </SiteLink>
            </li>
            <li>
              <SiteLink href="/shop" className={linkClass}>
                Shop
              </SiteLink>
            </li>
            <li>
              <SiteLink href="/search" className={linkClass}>
                Search
              </SiteLink>
            </li>
            {/* A phone has no room for a fifth word here; there it stands in the foot. */}
            <li className="max-sm:hidden">
              <SiteLink href="/account" className={linkClass}>
                Account
              </SiteLink>
            </li>
            <li className="flex min-h-11 items-center font-bold">{basket}</li>
          </ul>
        </nav>
      </div>
    </header>
  );
}
