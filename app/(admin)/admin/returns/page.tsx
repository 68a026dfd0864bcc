import type { Metadata } from "next";
import { NothingYet } from "@/components/admin/data-table";
import { DeskLink } from "@/components/admin/desk-link";
import { DeskPage } from "@/components/admin/desk-page";
import { ListFilter } from "@/components/admin/list-filter";
import { ReturnTable } from "@/components/admin/return-table";
import { requireRole } from "@/lib/auth/viewer";
import { returnNumberText } from "@/lib/orders/return-reasons";
import { readReturnList } from "@/lib/returns/desk-reads";
import { returnListSchema } from "@/lib/returns/desk-schema";
import { deskStateWords } from "@/lib/returns/desk-words";

export const metadata: Metadata = { title: "Returns" };
export const instant = false;

export default async function ReturnsPage({ searchParams }: PageProps<"/admin/returns">) {
  await requireRole("returns.read", "/admin/returns");
  const filter = returnListSchema.parse(await searchParams);
  const { q, state } = filter;
  const { rows, next } = await readReturnList(filter);
  return (
    <DeskPage title="Returns">
      <ListFilter
        page="/admin/returns"
        label="R or F number, or email"
        words={q}
        choiceLabel="State"
        choiceName="state"
        choice={state ?? ""}
        choices={{ "": "All", ...deskStateWords }}
        found={foundWords(rows.length, next !== null)}
        isAsked={q !== "" || state !== undefined}
      />
      <div className="mt-5">
        {rows.length > 0 ? (
          <ReturnTable returns={rows} />
        ) : (
          <NothingYet>
            {state
              ? `No return here is “${deskStateWords[state]}”.`
              : "There are no returns here. Buyers ask for them from their order’s page."}
          </NothingYet>
        )}
      </div>
      {next !== null && (
        <p className="mt-4">
          <DeskLink
            href={{
              pathname: "/admin/returns",
              query: { ...(q !== "" && { q }), ...(state && { state }), before: next },
            }}
          >
            Before {returnNumberText(next)}
          </DeskLink>
        </p>
      )}
    </DeskPage>
  );
}

function foundWords(count: number, areThereMore: boolean): string {
  if (count === 0) return "No returns";
  if (count === 1) return "1 return";
  return areThereMore ? `${count} returns, and older ones` : `${count} returns`;
}
