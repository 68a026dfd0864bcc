import type { Metadata } from "next";
import { Providers } from "@/components/basket/basket-shell";
import { FilmStill } from "@/components/guide/film-still";
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
            <Lost
              picture={
                <figure className="max-w-112 lg:justify-self-end">
                  <FilmStill
                    name="standing-fold"
                    alt=""
                    sizes="(min-width: 32rem) 28rem, 100vw"
                    priority
                    className="aspect-square"
                  />
                  <figcaption className="mt-2 text-sm text-ink-soft">
                    We have looked. It is not down here.
                  </figcaption>
                </figure>
              }
            />
          </ShopFrame>
        </Providers>
      </body>
    </html>
  );
}
