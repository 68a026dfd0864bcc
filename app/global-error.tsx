"use client";
// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import "./globals.css";

/**
 * Stands in for a page that threw, whole document and all: every page carries this file along, so there is one of it, and it
 * leans on nothing but the style sheet.
 */
export default function GlobalError({ retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong | Fettle</title>
        <main id="content" className="page-width py-16">
          <h1 className="text-5xl">Something pulled</h1>
          <p className="mt-5 max-w-measure text-lg">
            The page did not load, and that is our fault. Nothing in your basket has changed.
          </p>
          <div className="mt-8 flex gap-6 border-t-2 border-ink py-4">
            <button
              type="button"
              onClick={() => retry()}
              className="link inline-flex min-h-11 items-center font-bold"
            >
              Try again
            </button>
            {/* A form leads to a whole new page, which the scripts of this one, having just failed, have no part in. */}
            <form action="/">
              <button className="link inline-flex min-h-11 items-center">Back to the start</button>
            </form>
          </div>
        </main>
      </body>
    </html>
  );
}
