import type { Metadata } from "next";
import { Providers } from "@/components/basket/providers";
import { fontClasses } from "./fonts/fonts";
import "./globals.css";
import { Lost, lostTitle } from "./lost";
import { ShopFrame } from "./shop-frame";

export { viewport } from "./layout";
export const metadata: Metadata = { title: `${lostTitle} | Fettle`, robots: { index: false } };

/**
 * A document of its own for addresses that lead nowhere. As not-found.tsx of the root its frame would travel, unseen, in the
 * data of every other page.
 */
export default function GlobalNotFound() {
  return (
    <html lang="en-GB" className={fontClasses}>
      <body>
        <Providers>
          <ShopFrame>
            <Lost />
          </ShopFrame>
        </Providers>
      </body>
    </html>
  );
}
