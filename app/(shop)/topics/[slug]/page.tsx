import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { linkMetadata } from "@/app/link-metadata";
import { GuideRows } from "@/components/guide/guide-rows";
import { PageOpening } from "@/components/ui/page-opening";
import { ShortStructuredData } from "@/components/ui/short-structured-data";
import { Trail } from "@/components/ui/trail";
import { getGuide, getTopic, getTopics } from "@/lib/guide/guide-queries";
import { placeholderOrigin } from "@/lib/site-origin";
import { trailData } from "@/lib/structured-data/trail-data";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getTopics()).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps<"/topics/[slug]">): Promise<Metadata> {
  const topic = await getTopic((await params).slug);
  if (!topic) return {};
  return linkMetadata({ title: topic.title, description: topic.summary, path: `/topics/${topic.slug}` });
}

const trail = [{ href: "/guides", title: "Guides" }] as const;

export default async function TopicPage({ params }: PageProps<"/topics/[slug]">) {
  const topic = await getTopic((await params).slug);
  if (!topic) notFound();
  const guides = await Promise.all(topic.guides.map((guide) => getGuide(guide.slug)));
  return (
    <div className="page-width">
      <PageOpening title={topic.title} standfirst={topic.summary} trail={<Trail steps={trail} />} />
      <GuideRows guides={guides.flatMap((guide) => guide ?? [])} />
      <ShortStructuredData data={trailData(trail, topic.title, placeholderOrigin)} />
    </div>
  );
}
