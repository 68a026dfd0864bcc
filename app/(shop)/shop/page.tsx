import { linkMetadata } from "@/app/link-metadata";
import { DepartmentRows } from "@/components/catalogue/department-rows";
import { Page } from "@/components/ui/page";
import { PageOpening } from "@/components/ui/page-opening";
import { SiteLink } from "@/components/ui/site-link";
import { getDepartmentRows } from "./department-rows";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Shop",
  description:
    "Bands, rollers, tape, tights and what to reach for after the shower. UK delivery, prices with VAT.",
  path: "/shop",
});

export default async function ShopPage() {
  const rows = await getDepartmentRows();
  return (
    <Page className="page-width">
      <PageOpening title="Shop" standfirst="A short range, each thing here because a routine calls for it." />
      <DepartmentRows rows={rows} heading="h2" />
      <p className="mt-6">
        <SiteLink href="/cautions" className="link inline-flex min-h-11 items-center">
          Allergic, pregnant, or poor circulation? Choose what we leave out
        </SiteLink>
      </p>
    </Page>
  );
}
