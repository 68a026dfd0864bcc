import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { DeskHeader } from "@/components/admin/desk-header";
import { DeskKeys } from "@/components/admin/desk-keys";
import { SkipLink } from "@/components/ui/skip-link";
import { may } from "@/lib/auth/auth";
import { getViewer, readCsrfToken } from "@/lib/auth/viewer";
import "../desk.css";
import "../desk-paper.css";
import "../desk-tables.css";
import "../stock-table.css";

export const metadata: Metadata = {
  title: { default: "Desk", template: "%s | Fettle desk" },
  robots: { index: false, follow: false },
};
export const instant = false;

/** Only the frame: every page asks for its own permission, and sends strangers to sign in and back to itself. */
export default async function DeskLayout({ children }: { readonly children: ReactNode }) {
  const viewer = await getViewer();
  if (!viewer) return children;
  if (!may(viewer.roles, "desk.enter")) notFound();
  return (
    <div className="desk">
      <SkipLink />
      <DeskHeader viewer={viewer} csrfToken={await readCsrfToken()} />
      <main id="content" tabIndex={-1} className="desk-width grow py-6 lg:py-8">
        {children}
      </main>
      <footer className="desk-width mt-8 pb-4 text-xs text-ink-soft print:hidden">
        <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-8 gap-y-1 border-t border-line pt-2">
          <p>Times are London’s. Prices include VAT.</p>
          <DeskKeys />
        </div>
      </footer>
    </div>
  );
}
