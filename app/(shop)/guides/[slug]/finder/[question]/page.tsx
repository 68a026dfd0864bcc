import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { hasFinder, isQuestion, laterQuestions, questions } from "@/lib/guide/finder";
import { getGuide, getGuides } from "@/lib/guide/guide-queries";
import { FinderPage } from "../finder-page";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getGuides()).flatMap(({ slug }) =>
    hasFinder(slug) ? laterQuestions.map((question) => ({ slug, question })) : [],
  );
}

export async function generateMetadata({
  params,
}: PageProps<"/guides/[slug]/finder/[question]">): Promise<Metadata> {
  const { question } = await params;
  if (!isQuestion(question)) return {};
  // Alone it says little: who searches should begin at the danger signs.
  return { title: questions[question].asks, robots: { index: false } };
}

export default async function FinderQuestionPage({ params }: PageProps<"/guides/[slug]/finder/[question]">) {
  const { slug, question } = await params;
  const guide = await getGuide(slug);
  if (!guide || !hasFinder(slug) || !isQuestion(question) || question === "start") notFound();
  return <FinderPage guide={guide} question={question} />;
}
