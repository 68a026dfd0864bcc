import type { ComponentProps, ReactNode } from "react";
import { inOrder } from "./in-order";
import { SiteLink } from "./site-link";

interface FooterLink {
  readonly href: ComponentProps<typeof SiteLink>["href"];
  readonly title: string;
}

export interface FooterGroup {
  readonly title: string;
  readonly links: readonly FooterLink[];
}

interface SiteFooterProps {
  readonly groups: readonly FooterGroup[];
  /** The way to hear from the house again, below its line. */
  readonly signUp: ReactNode;
}

/** The foot of every page: ruled columns of links and who this is. */
export function SiteFooter({ groups, signUp }: SiteFooterProps) {
  return (
    <footer className="mt-24 border-t-2 border-ink print:hidden">
      <div className="page-width pt-10 pb-12">
        <div className="grid gap-x-12 gap-y-10 sm:grid-cols-2 lg:grid-cols-[1.4fr_1fr_1fr_1fr]">
          <div>
            <p className="font-display text-2xl font-bold tracking-display">
              Run. Mend.
              <br />
              Run again.
            </p>
            <div className="mt-8 max-w-sm">{signUp}</div>
          </div>
          {inOrder(groups, ({ title, links }) => (
            <nav aria-label={title}>
              <p className="border-b border-line pb-2 text-sm font-bold">{title}</p>
              <ul className="mt-1 text-sm">
                {inOrder(links, (link) => (
                  <li>
                    <SiteLink
                      href={link.href}
                      className="flex min-h-11 items-center py-1.5 leading-snug hover:underline hover:underline-offset-4"
                    >
                      {link.title}
                    </SiteLink>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
        <p className="mt-12 max-w-measure text-xs text-ink-soft">
          Fettle is a running shop in the United Kingdom. Prices are in pounds and include VAT. The guide is
          general information and replaces no doctor or physio.
        </p>
      </div>
    </footer>
  );
}
