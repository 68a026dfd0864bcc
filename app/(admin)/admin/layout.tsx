import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { DeskHeader } from "@/components/admin/desk-header";
import { SkipLink } from "@/components/ui/skip-link";
import { may } from "@/lib/auth/auth";
import { getViewer } from "@/lib/auth/viewer";

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
    <>
      <SkipLink />
      <DeskHeader viewer={viewer} />
      <main id="content" tabIndex={-1} className="page-width py-8">
        {children}
      </main>
    </>
  );
}
