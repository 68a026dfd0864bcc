import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkMetadata } from "@/app/link-metadata";
import { hasFinder } from "@/lib/guide/finder";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";
import { FinderPage } from "./finder-page";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getGuides()).flatMap(({ slug }) => (hasFinder(slug) ? { slug } : []));
}

export async function generateMetadata({ params }: PageProps<"/guides/[slug]/finder">): Promise<Metadata> {
  const guide = await getGuide((await params).slug);
  if (!guide) return {};
  return linkMetadata({
    title: `Not sure what you have? ${guide.title}`,
    description:
      "Three questions at most, the danger signs first. They end at a part of the guide, or at who to call.",
    path: `/guides/${guide.slug}/finder`,
    card: { kind: "guides", slug: guide.slug },
  });
}

export default async function FinderStartPage({ params }: PageProps<"/guides/[slug]/finder">) {
  const guide = await getGuide((await params).slug);
  if (!guide || !hasFinder(guide.slug)) notFound();
  return <FinderPage guide={guide} question="start" />;
}
