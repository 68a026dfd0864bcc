import type { ReactNode } from "react";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { PageOpening } from "@/components/ui/page-opening";

export const lostTitle = "Page not found";

/**
 * What somebody reads who came to an address that leads nowhere, with the ways on. It travels unseen in the data of every page
 * of the shop: what only a whole page needs is handed in.
 */
export function Lost({ picture }: { readonly picture?: ReactNode }) {
  return (
    <div className="page-width">
      <PageOpening
        title="That page has run off"
        standfirst="There is nothing at this address. It may have moved, or the link may have lost a letter."
        aside={picture}
      />
      <LinkRows label="Ways on">
        <LinkRow href="/guides/hamstrings" aside="Guide" strong>
          Hamstrings and running
        </LinkRow>
        <LinkRow href="/shop" aside="All departments">
          Shop
        </LinkRow>
        <LinkRow href="/search" aside="By name">
          Search
        </LinkRow>
      </LinkRows>
    </div>
  );
}
