import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/components/basket/basket-shell";
import { DeviceMarks } from "@/components/device/device-marks";
import { palette } from "@/lib/palette";
import { fontClasses } from "./fonts/fonts";
import "./globals.css";
import { houseWords } from "./house-words";

// No address and no picture here: a page for one visitor needs neither, and the others name theirs through app/link-metadata.ts.
export const metadata: Metadata = {
  title: { default: houseWords.title, template: "%s | Fettle" },
  description: houseWords.description,
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
    // Its marks are set before React looks at them.
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <body>
        <DeviceMarks />
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
