import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { LetterSpecimen } from "@/components/specimen/letter-specimen";
import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { PageOpening } from "@/components/ui/page-opening";
import { SkipLink } from "@/components/ui/skip-link";
import { Trail } from "@/components/ui/trail";
import { env } from "@/lib/env";
import { drawnIn } from "@/lib/mail/look";
import { everyEmail } from "./every-email";

export const metadata: Metadata = { title: "Letters", robots: { index: false } };
export const instant = false;

/** Every letter that the shop sends, as mail programs draw it; one at a time, for those who build the shop. */
export default async function LettersPage({ searchParams }: PageProps<"/specimen/emails">) {
  await connection();
  if (!env().SHOW_SPECIMEN) notFound();
  const { letter } = await searchParams;
  const examples = Object.entries(everyEmail()).flatMap(([kind, emails]) =>
    emails.map((email, at) => ({ key: `${kind}-${at + 1}`, email })),
  );
  const shown = examples.find(({ key }) => key === letter);
  const home = { href: "/specimen", title: "Specimen" } as const;
  return (
    <>
      <SkipLink />
      <main id="content" tabIndex={-1} className="page-width pb-24">
        <PageOpening
          title={shown?.key ?? "Letters"}
          standfirst={shown?.email.subject ?? "Every email that the shop sends, as mail programs draw it."}
          trail={<Trail steps={shown ? [home, { href: "/specimen/emails", title: "Letters" }] : [home]} />}
        />
        {shown ? (
          <LetterSpecimen
            name={shown.key}
            text={shown.email.text}
            light={drawnIn("light", shown.email.html)}
            dark={drawnIn("dark", shown.email.html)}
          />
        ) : (
          <LinkRows label="Letters">
            {examples.map(({ key, email }) => (
              <LinkRow key={key} href={`/specimen/emails?letter=${key}`} aside={email.subject}>
                {key}
              </LinkRow>
            ))}
          </LinkRows>
        )}
      </main>
    </>
  );
}
