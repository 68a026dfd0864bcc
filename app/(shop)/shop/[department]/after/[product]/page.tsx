import type { Metadata } from "next";
import { linkMetadata } from "@/app/link-metadata";
import { getDepartments, getShelfPage } from "@/lib/catalogue/catalogue-queries";
import { shelfPath } from "@/lib/catalogue/shelf";
import { DepartmentShelf, findDepartment } from "../../../department-shelf";

export const ensureStatic = "navigation";

/** One page of each department: a build wants an example, and makes the same number however long the shelves are. */
export async function generateStaticParams() {
  const departments = await getDepartments();
  const places = departments.map(async ({ slug }) => {
    const first = await getShelfPage(slug, null);
    const product = first?.more?.after ?? first?.cards.at(-1)?.slug;
    return product === undefined ? [] : [{ department: slug, product }];
  });
  return (await Promise.all(places)).flat();
}

type Props = PageProps<"/shop/[department]/after/[product]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { department, product } = await params;
  const found = await findDepartment(department);
  if (!found) return {};
  const { slug, title, standfirst } = found;
  return linkMetadata({
    title: `${title}, continued`,
    description: standfirst,
    path: shelfPath(slug, { after: product }),
    card: { kind: "shop", slug },
  });
}

export default async function FurtherPage({ params }: Props) {
  const { department, product } = await params;
  return <DepartmentShelf department={department} after={product} />;
}
