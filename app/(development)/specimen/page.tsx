import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ButtonSpecimen } from "@/components/specimen/button-specimen";
import { ChoiceSpecimen } from "@/components/specimen/choice-specimen";
import { DialogSpecimen } from "@/components/specimen/dialog-specimen";
import { FieldSpecimen } from "@/components/specimen/field-specimen";
import { FoundationSpecimen } from "@/components/specimen/foundation-specimen";
import { RowSpecimen } from "@/components/specimen/row-specimen";
import { PageOpening } from "@/components/ui/page-opening";
import { SkipLink } from "@/components/ui/skip-link";
import { Trail } from "@/components/ui/trail";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Specimen", robots: { index: false } };
export const instant = false;

/** Every primitive in every state, for those who build the shop; elsewhere there is no such page. */
export default async function SpecimenPage() {
  await connection();
  if (!env().SHOW_SPECIMEN) notFound();
  return (
    <>
      <SkipLink />
      <main id="content" tabIndex={-1} className="page-width pb-24">
        <PageOpening
          title="Specimen"
          standfirst="What the pages of this shop are made of, in every state it can be in."
          trail={<Trail steps={[{ href: "/", title: "Home" }]} />}
        />
        <FoundationSpecimen />
        <ButtonSpecimen />
        <FieldSpecimen />
        <ChoiceSpecimen />
        <RowSpecimen />
        <DialogSpecimen />
      </main>
    </>
  );
}
