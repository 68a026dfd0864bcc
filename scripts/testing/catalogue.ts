import { db } from "@/lib/db/client";

/** Live products of one department, in the order of their names in the list; each with one variant. */
export async function fillShelf(
  department: string,
  names: readonly string[],
  { from = 0, maker = "Test" }: { from?: number; maker?: string } = {},
): Promise<string[]> {
  const { id: departmentId } = await db().department.upsert({
    where: { slug: department },
    create: { slug: department, title: department, standfirst: "", position: 99 },
    update: {},
  });
  const slugs: string[] = [];
  for (const [index, name] of names.entries()) {
    const slug = `${department}-${from + index}`;
    await db().product.create({
      data: {
        slug,
        name,
        maker,
        state: "live",
        departmentId,
        summary: "",
        description: "",
        materials: "",
        care: "",
        position: from + index,
        variants: {
          create: { sku: slug.toUpperCase(), pricePence: 1000, vatRate: 2000, weightGrams: 1, position: 0 },
        },
      },
      select: { id: true },
    });
    slugs.push(slug);
  }
  return slugs;
}
