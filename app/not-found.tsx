import type { Metadata } from "next";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { PageOpening } from "@/components/ui/page-opening";
import { ShopFrame } from "./shop-frame";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <ShopFrame>
      <div className="page-width">
        <PageOpening
          title="That page has run off"
          standfirst="There is nothing at this address. It may have moved, or the link may have lost a letter."
        />
        <div className="max-w-measure">
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
      </div>
    </ShopFrame>
  );
}
