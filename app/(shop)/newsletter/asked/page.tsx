import type { Metadata } from "next";
import { ShortPage } from "@/components/ui/short-page";
import { signedUpWords } from "@/lib/newsletter/newsletter";
import { optInTerms } from "@/lib/opt-in";

export const ensureStatic = "navigation";

export const metadata: Metadata = { title: "Check your email", robots: { index: false } };

/** The answer to every sign-up, whatever the address. */
export default function SignedUpPage() {
  return (
    <ShortPage
      title="Check your email"
      on={[
        { href: "/guides", title: "Read the guides meanwhile" },
        { href: "/shop", title: "See the shop" },
      ]}
    >
      <p role="status" className="text-lg">
        {signedUpWords}
      </p>
      <p>The link is good for {optInTerms.linkDays} days. Nothing else is sent before you have pressed it.</p>
    </ShortPage>
  );
}
