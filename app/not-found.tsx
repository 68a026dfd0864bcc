import { SiteLink } from "@/components/ui/site-link";
import { SkipLink } from "@/components/ui/skip-link";

/** For rooms without a page of their own for it. Short, because it travels unseen in the data of every page. */
export default function NotFound() {
  return (
    <>
      <SkipLink />
      <main id="content" tabIndex={-1} className="page-width">
        <h1 className="max-w-4xl text-4xl">That page has run off</h1>
        <SiteLink href="/" className="link">
          Back to the start
        </SiteLink>
      </main>
    </>
  );
}
