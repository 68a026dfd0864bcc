import type { Metadata } from "next";
import { GuideRows } from "@/components/guide/guide-rows";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Page } from "@/components/ui/page";
import { PageOpening } from "@/components/ui/page-opening";
import { getGuides, getTopics } from "@/lib/guide/guide-queries";

export const ensureStatic = "navigation";

export const metadata: Metadata = {
  title: "Guides",
  description:
    "Plain guides to what hurts when you run: what it is, what to do today, and what to leave alone.",
};

export default async function GuidesPage() {
  const [guides, topics] = await Promise.all([getGuides(), getTopics()]);
  return (
    <Page className="page-width">
      <PageOpening
        title="Guides"
        standfirst="What it is, what to do today, and what to leave alone. Every source is listed, and the advice stands without the shop."
      />
      <GuideRows guides={guides} />
      <h2 className="mt-20 mb-5 text-2xl">By topic</h2>
      <LinkRows label="Topics">
        {topics.map(({ slug, title }) => (
          <LinkRow key={slug} href={`/topics/${slug}`}>
            {title}
          </LinkRow>
        ))}
      </LinkRows>
    </Page>
  );
}
