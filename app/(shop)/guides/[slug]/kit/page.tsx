import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { linkMetadata } from "@/app/link-metadata";
import { orAway } from "@/app/or-away";
import { KitChoices } from "@/components/guide/kit-choices";
import { KitPlan } from "@/components/guide/kit-plan";
import { KitResult } from "@/components/guide/kit-result";
import { KitShare } from "@/components/guide/kit-share";
import { Notice } from "@/components/ui/notice";
import { PageOpening } from "@/components/ui/page-opening";
import { Trail } from "@/components/ui/trail";
import { basketCookie, basketRefusalWords } from "@/lib/basket/basket";
import { basketLinkText } from "@/lib/basket/basket-link";
import { siteUrl } from "@/lib/env";
import { kitProducts } from "@/lib/guide/guide-kit";
import { getGuide } from "@/lib/guide/guide-queries";
import { kitPath, kitQuery } from "@/lib/guide/kit-choice";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";
import { siteOrigin } from "@/lib/site-origin";
import { loadKit, type LoadedKit } from "./load-kit";
import "./kit.css";

// Reads the address and the visitor's basket, and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

export async function generateMetadata({ params }: PageProps<"/guides/[slug]/kit">): Promise<Metadata> {
  const guide = await getGuide((await params).slug);
  if (!guide) return {};
  await connection();
  return linkMetadata(
    {
      title: `The kit for ${guide.title}`,
      description:
        "Choose the parts of the guide that you will follow, tick what you have, and see what is left to buy, why, and what does at home.",
      path: kitPath(guide.slug),
      card: { kind: "guides", slug: guide.slug },
    },
    siteOrigin(),
  );
}

export default async function KitPage({ params, searchParams }: PageProps<"/guides/[slug]/kit">) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  await connection();
  const guide = await getGuide(slug);
  if (!guide || kitProducts(guide).length === 0) notFound();
  const token = (await cookies()).get(basketCookie)?.value;
  const loaded = await orAway(loadKit(guide, asked, token));
  return (
    <div className="page-width kit-page">
      <PageOpening
        title="Your kit, and no more"
        standfirst={
          <>
            <span className="print:hidden">
              Choose the parts of the guide that you will follow and tick what you have. Here is what is left,
              why, and what does the same at home.
            </span>
            <span className="hidden print:inline">{`From our guide “${guide.title}”.`}</span>
          </>
        }
        trail={
          <Trail
            steps={[
              { href: "/guides", title: "Guides" },
              { href: `/guides/${guide.slug}`, title: guide.title },
            ]}
          />
        }
      />
      {loaded === "away" ? (
        <Notice tone="alert" title="Back in a moment">
          We cannot look at the shelves just now. Try again in a minute.
        </Notice>
      ) : (
        <KitColumns guide={guide} loaded={loaded} refused={refusedWords(asked)} />
      )}
    </div>
  );
}

interface ColumnsProps {
  readonly guide: { readonly slug: string; readonly title: string; readonly disclaimer: string };
  readonly loaded: LoadedKit;
  readonly refused: string | null;
}

function KitColumns({ guide, loaded, refused }: ColumnsProps) {
  const { sections, choice, kit } = loaded;
  const query = kitQuery(choice);
  const press = randomUUID().replaceAll("-", "");
  const items = kit?.lines.map(({ sku }) => ({ sku, quantity: 1 })) ?? [];
  return (
    <div className="kit-columns">
      <KitChoices guide={guide.slug} {...loaded} />
      <div className="grid min-w-0 gap-14">
        <KitResult guide={guide.slug} {...loaded} query={query} press={press} refused={refused} />
        <KitPlan guide={guide} sections={sections.filter(({ slug }) => choice.sections.includes(slug))} />
        <KitShare
          address={siteUrl(`${kitPath(guide.slug)}?${query}`)}
          basket={items.length > 0 ? siteUrl(`/basket/add/${basketLinkText(items)}`) : null}
        />
      </div>
    </div>
  );
}

/** Only words that the shop itself has written are ever shown: the address could say anything. */
function refusedWords({
  refused,
  wait,
}: Readonly<Record<string, string | string[] | undefined>>): string | null {
  if (refused === "too-often") return tooOftenWords(waitFrom(wait));
  return refused === "line-limit" ? `${basketRefusalWords["line-limit"]} Nothing has been added.` : null;
}
