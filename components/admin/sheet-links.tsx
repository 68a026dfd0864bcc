import { DeskLink } from "./desk-link";

type Sheet = "pick" | "slips" | "dispatch";

const titles: Record<Sheet, string> = {
  pick: "Pick list",
  slips: "Packing slips",
  dispatch: "Dispatch",
};

interface SheetLinksProps {
  readonly numbers: readonly number[];
  readonly mayWrite: boolean;
  /** The page that they stand on. */
  readonly here: Sheet;
}

/** The ways from one sheet of the bench to the others, for the same orders. */
export function SheetLinks({ numbers, mayWrite, here }: SheetLinksProps) {
  const sheets = (["pick", "slips", "dispatch"] as const).filter(
    (sheet) => sheet !== here && (sheet !== "dispatch" || mayWrite),
  );
  const query = { orders: numbers.join(".") };
  return sheets.map((sheet) => (
    <DeskLink key={sheet} href={{ pathname: `/admin/orders/${sheet}`, query }}>
      {titles[sheet]}
    </DeskLink>
  ));
}
