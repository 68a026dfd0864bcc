import Link from "next/link";
import { deskPages, deskRooms } from "@/lib/auth/access-table";
import { may, type Viewer } from "@/lib/auth/auth";
import { DeskNav } from "./desk-nav";

/** The head of every page of the desk: the way round it, and who is at it. */
export function DeskHeader({ viewer }: { readonly viewer: Viewer }) {
  const rooms = deskRooms.filter((path) => may(viewer.roles, deskPages[path]));
  return (
    <header className="border-b border-line print:hidden">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-8 pt-3 pb-1">
        <Link
          href="/"
          className="inline-flex min-h-11 items-center font-display text-xl font-extrabold tracking-display"
        >
          fettle
        </Link>
        <Link href="/account" className="link inline-flex min-h-11 items-center text-sm">
          {viewer.email}
        </Link>
        <div className="w-full">
          <DeskNav rooms={rooms} />
        </div>
      </div>
    </header>
  );
}
