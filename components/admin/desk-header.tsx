import Link from "next/link";
import { SignOutForm } from "@/components/account/sign-out-form";
import { deskPages, deskRooms } from "@/lib/auth/access-table";
import { may, type Viewer } from "@/lib/auth/auth";
import { DeskNav } from "./desk-nav";

interface DeskHeaderProps {
  readonly viewer: Viewer;
  readonly csrfToken: string;
}

/** The head of every page of the desk: the way round it, who is at it, and the ways out. */
export function DeskHeader({ viewer, csrfToken }: DeskHeaderProps) {
  const rooms = deskRooms.filter((path) => may(viewer.roles, deskPages[path]));
  return (
    <header className="desk-head print:hidden">
      <div className="desk-width flex flex-wrap items-center gap-x-5 lg:gap-x-8">
        <Link
          href="/admin"
          aria-label="Fettle desk"
          className="inline-flex min-h-12 items-baseline gap-2 pt-3"
        >
          <span className="font-display text-[1.375rem] leading-none font-extrabold tracking-[-0.055em]">
            fettle
          </span>
          <span className="border-l border-line pl-2 text-ink-soft">desk</span>
        </Link>
        <DeskNav rooms={rooms} />
        <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-x-5">
          <Link
            href="/account"
            title={viewer.email}
            className="inline-flex min-h-11 min-w-0 items-center text-ink-soft hover:text-ink hover:underline"
          >
            <span className="truncate">{viewer.email}</span>
          </Link>
          <Link href="/" prefetch={false} className="link inline-flex min-h-11 items-center">
            Shop
          </Link>
          <div className="shrink-0">
            <SignOutForm csrfToken={csrfToken} />
          </div>
        </div>
      </div>
    </header>
  );
}
