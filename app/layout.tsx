import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/components/basket/providers";
import { palette } from "@/lib/palette";
import { fontClasses } from "./fonts/fonts";
import "./globals.css";

// No metadataBase and no canonical here: pages are prerendered, and SITE_URL is known only when they are served.
export const metadata: Metadata = {
  title: { default: "Fettle. Run. Mend. Run again.", template: "%s | Fettle" },
  description:
    "A running shop with a plain guide to tight and sore hamstrings, and the kit that goes with it.",
  applicationName: "Fettle",
  openGraph: { siteName: "Fettle", locale: "en_GB", type: "website" },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: palette.light.paper },
    { media: "(prefers-color-scheme: dark)", color: palette.dark.paper },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en-GB" className={fontClasses}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
