import { createHash } from "node:crypto";
import type { Reply } from "@/sandbox/stripe/api/exchange";
import { Html, html } from "./html";
import { style } from "./style";

// Nothing but this one style may run or load; no form-action, since Chromium holds redirects after a form to it too.
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "img-src data:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

// One piece, since whitespace around the style would be no part of what was hashed.
const styleElement = new Html(`<style>${style}</style>`);

/** A whole page. `content` holds the one h1 and goes into main. */
export function documentPage(title: string, content: Html, status = 200): Reply {
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Stripe stand-in</title>
        <link rel="icon" href="data:," />
        ${styleElement}
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <p class="notice"><strong>Stripe stand-in:</strong> no real money moves.</p>
        </header>
        <main id="main" tabindex="-1">${content}</main>
      </body>
    </html> `;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
    body: page.text,
  };
}

/** Sends the browser on, so that reloading does not send the form again. */
export function seeOther(address: string): Reply {
  return { status: 303, headers: { location: address, "cache-control": "no-store" }, body: "" };
}
