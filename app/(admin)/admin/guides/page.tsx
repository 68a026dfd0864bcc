import type { Metadata } from "next";
import {
  cellClass,
  DataTable,
  NothingYet,
  numberClass,
  rowClass,
  rowHeadClass,
} from "@/components/admin/data-table";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { Moment } from "@/components/admin/moment";
import { requireRole } from "@/lib/auth/viewer";
import { readGuideList } from "@/lib/guide/desk-reads";

export const metadata: Metadata = { title: "Guides" };
export const instant = false;

export default async function GuidesPage() {
  await requireRole("guides.read", "/admin/guides");
  const guides = await readGuideList();
  return (
    <DeskPage
      title="Guides"
      remark="Which version of each section readers see, and whether a newer one waits."
    >
      {guides.length === 0 && <NothingYet>There are no guides yet.</NothingYet>}
      {guides.map((guide) => (
        <DeskSection key={guide.slug} title={guide.title}>
          <p className="mb-4 max-w-measure text-sm text-ink-soft">
            By {guide.author}. {guide.reviewStatus}
          </p>
          <DataTable
            label={guide.title}
            columns={[
              { name: "Section" },
              { name: "Title" },
              { name: "Newest version", isNumber: true },
              { name: "Published", isNumber: true },
              { name: "Written by" },
              { name: "Written" },
            ]}
          >
            {guide.sections.map((section) => (
              <tr key={section.slug} className={rowClass}>
                <th scope="row" className={rowHeadClass}>
                  {section.slug}
                </th>
                <td className={`${cellClass} min-w-48`}>{section.title}</td>
                <td className={numberClass}>{section.newest}</td>
                <td className={numberClass}>{section.published ?? "not yet"}</td>
                <td className={cellClass}>{section.actor}</td>
                <td className={cellClass}>
                  <Moment at={section.createdAt} />
                </td>
              </tr>
            ))}
          </DataTable>
        </DeskSection>
      ))}
    </DeskPage>
  );
}
