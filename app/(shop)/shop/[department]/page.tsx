import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Listings } from "@/components/catalogue/listings";
import { PageOpening } from "@/components/ui/page-opening";
import { Trail } from "@/components/ui/trail";
import { getDepartmentProducts, getDepartments } from "@/lib/catalogue/catalogue-queries";
import { getBands } from "@/lib/stock/stock-queries";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getDepartments()).map(({ slug }) => ({ department: slug }));
}

export async function generateMetadata({ params }: PageProps<"/shop/[department]">): Promise<Metadata> {
  const found = await findDepartment((await params).department);
  return found
    ? { title: found.title, description: `${found.standfirst} UK delivery, prices with VAT.` }
    : {};
}

export default async function DepartmentPage({ params }: PageProps<"/shop/[department]">) {
  const department = await findDepartment((await params).department);
  if (!department) notFound();
  const cards = await getDepartmentProducts(department.slug);
  const bands = await getBands(cards.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
  return (
    <div className="page-width">
      <PageOpening
        title={department.title}
        standfirst={department.standfirst}
        trail={<Trail steps={[{ href: "/shop", title: "Shop" }]} />}
      />
      <Listings cards={cards} bands={bands} heading="h2" label={department.title} />
    </div>
  );
}

async function findDepartment(slug: string) {
  return (await getDepartments()).find((department) => department.slug === slug);
}
