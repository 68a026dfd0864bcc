import type { Metadata } from "next";
import { linkMetadata } from "@/app/link-metadata";
import { getDepartments } from "@/lib/catalogue/catalogue-queries";
import { DepartmentShelf, findDepartment } from "../department-shelf";

export const ensureStatic = "navigation";

export async function generateStaticParams() {
  return (await getDepartments()).map(({ slug }) => ({ department: slug }));
}

export async function generateMetadata({ params }: PageProps<"/shop/[department]">): Promise<Metadata> {
  const found = await findDepartment((await params).department);
  if (!found) return {};
  const { slug, title, standfirst } = found;
  return linkMetadata({
    title,
    description: `${standfirst} UK delivery, prices with VAT.`,
    path: `/shop/${slug}`,
    card: { kind: "shop", slug },
  });
}

export default async function DepartmentPage({ params }: PageProps<"/shop/[department]">) {
  return <DepartmentShelf department={(await params).department} after={null} />;
}
