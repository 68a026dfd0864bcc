"use client";

import "./globals.css";

/** Replaces the whole document when even the root layout threw, so it leans on nothing but the style sheet. */
export default function GlobalError() {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong | Fettle</title>
        <main id="content" className="page-width py-16">
          <h1 className="text-4xl">Something pulled</h1>
          <p className="mt-5 max-w-measure text-lg">
            The shop did not load, and that is our fault. Nothing in your basket has changed. Load the page
            again in a minute.
          </p>
        </main>
      </body>
    </html>
  );
}
