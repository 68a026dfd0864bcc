import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { signedUpWords } from "@/lib/newsletter/newsletter";
import { optInTerms } from "@/lib/opt-in";

export const ensureStatic = "navigation";

export const metadata: Metadata = { title: "Check your email", robots: { index: false } };

/** The answer to every sign-up, whatever the address. */
export default function SignedUpPage() {
  return (
    <ShortPage title="Check your email">
      <Notice tone="status">{signedUpWords}</Notice>
      <p>The link is good for {optInTerms.linkDays} days. Nothing else is sent before you have pressed it.</p>
      <SiteLink href="/guides" className="link inline-flex min-h-11 items-center">
        Read the guides meanwhile
      </SiteLink>
    </ShortPage>
  );
}
