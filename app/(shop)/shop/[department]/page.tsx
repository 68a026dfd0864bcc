import type { Metadata } from "next";
import { getDepartments } from "@/lib/catalogue/catalogue-queries";
import { DepartmentShelf, findDepartment } from "../department-shelf";

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
  return <DepartmentShelf department={(await params).department} after={null} />;
}
