import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A Chromium of the machine when there is one; otherwise the one that comes as an npm package. */
export async function browserPath(): Promise<string> {
  return systemBrowsers.find((path) => existsSync(path)) ?? (await chromium.executablePath());
}

/** Runs as root and without a screen, and asks nothing of the outside world. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
