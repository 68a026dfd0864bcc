import type { DepartmentRow } from "@/components/catalogue/department-rows";
import { getDepartmentProducts, getDepartments } from "@/lib/catalogue/catalogue-queries";

const picturesShown = 3;

/** Every department that has something to sell, with a glimpse of its shelf. */
export async function getDepartmentRows(): Promise<DepartmentRow[]> {
  const departments = await getDepartments();
  const rows = await Promise.all(
    departments.map(async (department) => {
      const cards = await getDepartmentProducts(department.slug);
      return {
        ...department,
        productCount: cards.length,
        pictures: cards.flatMap(({ picture }) => picture ?? []).slice(0, picturesShown),
      };
    }),
  );
  return rows.filter(({ productCount }) => productCount > 0);
}
