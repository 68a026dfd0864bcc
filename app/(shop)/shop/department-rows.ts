import type { DepartmentRow } from "@/components/catalogue/department-rows";
import { getDepartments, getShelfGlimpse } from "@/lib/catalogue/catalogue-queries";

/** Every department that has something to sell, with a glimpse of its shelf. */
export async function getDepartmentRows(): Promise<DepartmentRow[]> {
  const departments = await getDepartments();
  const rows = await Promise.all(
    departments.map(async (department) => ({ ...department, ...(await getShelfGlimpse(department.slug)) })),
  );
  return rows.filter(({ productCount }) => productCount > 0);
}
