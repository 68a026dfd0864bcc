import type { Metadata } from "next";
import { DepartmentRows } from "@/components/catalogue/department-rows";
import { Page } from "@/components/ui/page";
import { PageOpening } from "@/components/ui/page-opening";
import { getDepartmentRows } from "./department-rows";

export const ensureStatic = "navigation";

export const metadata: Metadata = {
  title: "Shop",
  description:
    "Bands, rollers, tape, tights and what to reach for after the shower. UK delivery, prices with VAT.",
};

export default async function ShopPage() {
  const rows = await getDepartmentRows();
  return (
    <Page className="page-width">
      <PageOpening title="Shop" standfirst="A short range, each thing here because a routine calls for it." />
      <DepartmentRows rows={rows} heading="h2" />
    </Page>
  );
}
