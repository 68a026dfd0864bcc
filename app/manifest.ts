import type { MetadataRoute } from "next";
import { palette } from "@/lib/palette";

/** What a phone shows of the shop on its home screen. It opens in the browser: a shop that is somebody's page needs a way back. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Fettle",
    short_name: "Fettle",
    description:
      "A running shop with a plain guide to tight and sore hamstrings, and the kit that goes with it.",
    lang: "en-GB",
    start_url: "/",
    display: "browser",
    background_color: palette.light.paper,
    theme_color: palette.light.paper,
    icons: [
      { src: "/icons/192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/512.png", sizes: "512x512", type: "image/png" },
      { src: "/icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
