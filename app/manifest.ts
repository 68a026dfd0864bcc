import type { MetadataRoute } from "next";
import { palette } from "@/lib/palette";
import { houseWords } from "./house-words";

/** What a phone shows of the shop on its home screen. It opens in the browser: a shop that is somebody's page needs a way back. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Fettle",
    short_name: "Fettle",
    description: houseWords.description,
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
