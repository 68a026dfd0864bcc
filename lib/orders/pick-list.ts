/** What of a parcel a walk along the shelves needs. */
interface PickableParcel {
  readonly number: number;
  readonly lines: readonly {
    readonly sku: string;
    readonly name: string;
    readonly units: number;
    readonly department: string;
    readonly place: readonly [number, number, number];
  }[];
}

interface PickLine {
  readonly sku: string;
  readonly name: string;
  /** Of all orders together. */
  readonly units: number;
  /** Which orders want how many, in the order of their numbers. */
  readonly orders: readonly { readonly number: number; readonly units: number }[];
}

export interface PickGroup {
  readonly department: string;
  readonly lines: readonly PickLine[];
}

/** What to take from the shelves for these parcels, each SKU once, in the order in which the range stands. */
export function pickList(parcels: readonly PickableParcel[]): PickGroup[] {
  const wanted = parcels
    .flatMap(({ number, lines }) => lines.map((line) => ({ ...line, number })))
    .filter(({ units }) => units > 0)
    .sort(
      (one, other) =>
        byPlace(one.place, other.place) || one.sku.localeCompare(other.sku) || one.number - other.number,
    );
  const groups: {
    department: string;
    lines: (PickLine & { orders: { number: number; units: number }[] })[];
  }[] = [];
  for (const { department, sku, name, number, units } of wanted) {
    let group = groups.at(-1);
    if (group?.department !== department) groups.push((group = { department, lines: [] }));
    const last = group.lines.at(-1);
    if (last?.sku !== sku) group.lines.push({ sku, name, units, orders: [{ number, units }] });
    else
      group.lines[group.lines.length - 1] = {
        ...last,
        units: last.units + units,
        orders: [...last.orders, { number, units }],
      };
  }
  return groups;
}

function byPlace(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
