import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { ShortPage, type WayOn } from "@/components/ui/short-page";
import { accountRefusalWords, doneWords, linkRefusalWords } from "@/lib/accounts/account";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";

export type Asked = Readonly<Record<string, string | string[] | undefined>>;

function wordsOf(words: Readonly<Record<string, string>>, key: unknown): string | undefined {
  return typeof key === "string" && Object.hasOwn(words, key) ? words[key] : undefined;
}

/** Why a form was refused, in the shop's own words only: the address could say anything. */
export function refusalWords({ refused, wait }: Asked): string | undefined {
  if (refused === "too-often") return tooOftenWords(waitFrom(wait));
  return wordsOf(accountRefusalWords, refused) ?? wordsOf(linkRefusalWords, refused);
}

/** What became of the form that was sent before this page. */
export function Outcome({ asked }: { readonly asked: Asked }) {
  const done = wordsOf(doneWords, asked["done"]);
  const refused = refusalWords(asked);
  if (refused) return <Notice tone="alert">{refused}</Notice>;
  return done ? <Notice tone="status">{done}</Notice> : null;
}

const rooms: readonly WayOn[] = [
  { href: "/account", title: "Your orders" },
  { href: "/account/addresses", title: "Addresses" },
  { href: "/account/details", title: "Email, password, newsletter" },
  { href: "/account/sign-ins", title: "Where you are signed in" },
  { href: "/account/data", title: "Your data" },
];

interface AccountPageProps {
  readonly title: string;
  readonly standfirst?: ReactNode;
  /** Its own address, which is left out of the ways on. */
  readonly path: `/account${string}`;
  readonly asked: Asked;
  /** Ways on before those to the other pages of the account. */
  readonly on?: readonly WayOn[];
  /** What stands below the ways on. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One page of somebody's account, with the ways to the others beside it. */
export function AccountPage({ path, asked, on = [], children, ...page }: AccountPageProps) {
  const ways = [...on, ...rooms.filter(({ href }) => href !== path)];
  return (
    <ShortPage {...page} on={ways}>
      <Outcome asked={asked} />
      {children}
    </ShortPage>
  );
}

/** One matter of a page of the account: under a heading of its own, ruled off from the one before. */
export function AccountPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid w-full justify-items-start gap-4 border-t border-line pt-6 first:border-t-0 first:pt-0 [ul+&]:border-t-0 sm:max-w-measure">
      <h2 className="text-2xl">{title}</h2>
      {children}
    </section>
  );
}
