import { wholePounds } from "@/components/catalogue/delivery-lines";
import { daysWords, deliveryTable, weightBands, type Way } from "@/lib/delivery/delivery";
import { zoneNames, zones } from "@/lib/delivery/zones";
import { formatPence } from "@/lib/money";

interface Row {
  readonly name: string;
  readonly way: Way;
}

const rows: readonly Row[] = zones.flatMap((zone) => {
  const { standard, express } = deliveryTable[zone];
  const name = zoneNames[zone].replace(/^the /, "");
  return [{ name, way: standard }, ...(express ? [{ name: `${name}, express`, way: express }] : [])];
});

/** Every charge for delivery, by zone and weight, as the basket asks it. */
export function ChargeTable() {
  return (
    <table className="w-full table-fixed border-t border-ink">
      <caption className="sr-only">
        What one order costs to deliver, by where it goes and what it weighs
      </caption>
      <thead>
        <tr className="border-b border-line text-sm">
          {weightBands.map((upTo) => (
            <th key={upTo} scope="col" className="py-2 text-left font-normal text-ink-soft">
              <span className="hidden sm:inline">up </span>to {upTo / 1_000} kg
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(({ name, way }) => (
        <tbody key={name} className="border-b border-line">
          <tr>
            <th scope="rowgroup" colSpan={weightBands.length} className="pt-3 text-left font-normal">
              <span className="font-bold">{name}</span>
              <span className="block text-sm text-ink-soft">
                {daysWords(way.days)} once it has left us.{" "}
                {way.freeFrom !== null && `Free from ${wholePounds(way.freeFrom)} of goods.`}
              </span>
            </th>
          </tr>
          <tr>
            {way.charges.map((charge) => (
              <td key={charge} className="price pt-1 pb-3 text-lg">
                {formatPence(charge)}
              </td>
            ))}
          </tr>
        </tbody>
      ))}
    </table>
  );
}
