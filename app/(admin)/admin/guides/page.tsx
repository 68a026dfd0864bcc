import type { Metadata } from "next";
import { Cell, DataTable, NothingYet, Row, RowHead } from "@/components/admin/data-table";
import { DeskPage, DeskSection } from "@/components/admin/desk-page";
import { Moment } from "@/components/admin/moment";
import { State } from "@/components/admin/state";
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
        <DeskSection key={guide.slug} title={guide.title} aside={`By ${guide.author}`}>
          <p className="mb-4 max-w-3xl text-ink-soft">{capitalised(guide.reviewStatus)}</p>
          <DataTable
            label={guide.title}
            columns={[
              { name: "Section" },
              { name: "Title" },
              { name: "State" },
              { name: "Published", isNumber: true },
              { name: "Newest", isNumber: true },
              { name: "Written by" },
              { name: "Written" },
            ]}
          >
            {guide.sections.map((section) => (
              <Row key={section.slug}>
                <RowHead>{section.slug}</RowHead>
                <Cell>{section.title}</Cell>
                <Cell place="top">
                  <PublishedWords newest={section.newest} published={section.published} />
                </Cell>
                <Cell place="left" label="Published" isNumber>
                  {section.published ?? "none"}
                </Cell>
                <Cell place="right" label="Newest" isNumber>
                  {section.newest}
                </Cell>
                <Cell place="left" className="text-ink-soft wrap-anywhere">
                  {section.actor}
                </Cell>
                <Cell place="right" className="text-ink-soft">
                  <Moment at={section.createdAt} />
                </Cell>
              </Row>
            ))}
          </DataTable>
        </DeskSection>
      ))}
    </DeskPage>
  );
}

/** "awaiting-clinical-review" as words. */
const capitalised = (status: string) => status.charAt(0).toUpperCase() + status.slice(1).replaceAll("-", " ");

interface PublishedWordsProps {
  readonly newest: number;
  readonly published: number | null;
}

function PublishedWords({ newest, published }: PublishedWordsProps) {
  if (published === null) return <State mark="empty">not yet</State>;
  if (published < newest) {
    return (
      <State mark="half" isStrong>
        newer waits
      </State>
    );
  }
  return <State mark="done">published</State>;
}
