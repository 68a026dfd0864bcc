import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkMetadata } from "@/app/link-metadata";
import { PutKitAway } from "@/components/device/care-mark";
import { CareCardPage } from "@/components/guide/care-card-page";
import { Page } from "@/components/ui/page";
import { Trail } from "@/components/ui/trail";
import { careCards, careFlags, isCareFlag } from "@/lib/guide/care";
import { hasFinder } from "@/lib/guide/finder";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getGuides()).flatMap(({ slug }) =>
    hasFinder(slug) ? careFlags.map((flag) => ({ slug, flag })) : [],
  );
}

export async function generateMetadata({
  params,
}: PageProps<"/guides/[slug]/care/[flag]">): Promise<Metadata> {
  const { slug, flag } = await params;
  if (!isCareFlag(flag)) return {};
  const { title, now } = careCards[flag];
  return linkMetadata({
    title,
    description: `${title}: ${now}. What to do until then, and what to leave alone.`,
    path: `/guides/${slug}/care/${flag}`,
    card: { kind: "guides", slug },
  });
}

export default async function CarePage({ params }: PageProps<"/guides/[slug]/care/[flag]">) {
  const { slug, flag } = await params;
  const guide = await getGuide(slug);
  if (!guide || !hasFinder(slug) || !isCareFlag(flag)) notFound();
  return (
    <Page className="page-width pt-10 sm:pt-16">
      <PutKitAway />
      <Trail
        steps={[
          { href: "/guides", title: "Guides" },
          { href: `/guides/${slug}`, title: guide.title },
          { href: `/guides/${slug}/finder`, title: "Questions" },
        ]}
      />
      <CareCardPage guide={guide} flag={flag} />
    </Page>
  );
}
