import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { orderNumberText } from "@/lib/orders/orders";
import type { QueueRow } from "@/lib/orders/queue";
import { trackingUrl } from "@/lib/orders/tracking";
import { Cell, DataTable, Row, RowHead } from "./data-table";
import { DeskLink } from "./desk-link";
import { DueDay } from "./due-day";
import { Moment } from "./moment";
import { OrderStateWords } from "./state";

export const serviceWords: Record<DeliveryMethod, string> = {
  standard: "Standard",
  express: "Express",
  collect: "Collect",
};

interface QueueTableProps {
  readonly rows: readonly QueueRow[];
  /** Whether rows can be ticked, to do something with them. */
  readonly isTicked: boolean;
}

/** What is to be sent, by its promised day. */
export function ToSendTable({ rows, isTicked, now }: QueueTableProps & { readonly now: Date }) {
  return (
    <DataTable
      label="To send"
      columns={[
        { name: "Order" },
        { name: "Leaves by" },
        { name: "To" },
        { name: "Postcode" },
        { name: "Service" },
        { name: "State" },
        { name: "Units", isNumber: true },
      ]}
    >
      {rows.map((row) => (
        <Row key={row.number}>
          <RowHead>
            <Chosen row={row} isTicked={isTicked} name="order" value={String(row.number)} />
          </RowHead>
          <Cell place="top">
            <DueDay day={row.dispatchBy} now={now} />
          </Cell>
          <Cell place="left" className="wrap-anywhere">
            {row.recipient}
          </Cell>
          <Cell place="right" className="whitespace-nowrap">
            {row.postcode}
          </Cell>
          <Cell place="third">{serviceWords[row.deliveryMethod]}</Cell>
          <Cell place="third">
            <OrderStateWords state={row.state} />
          </Cell>
          <Cell place="third" label="Units" isNumber>
            {row.units}
          </Cell>
        </Row>
      ))}
    </DataTable>
  );
}

/** Parcels that have left, or wait at the counter, the oldest first. */
export function ParcelTable({ rows, isTicked, label }: QueueTableProps & { readonly label: string }) {
  return (
    <DataTable
      label={label}
      columns={[
        { name: "Order" },
        { name: "Since" },
        { name: "To" },
        { name: "Email" },
        { name: "State" },
        { name: "Followed as" },
      ]}
    >
      {rows.map((row) => (
        <Row key={row.shipment?.id ?? row.number}>
          <RowHead>
            <Chosen row={row} isTicked={isTicked} name="shipment" value={row.shipment?.id ?? ""} />
            {row.shipment?.isOwn === false && (
              <span className="ml-2 font-normal text-ink-soft">exchange</span>
            )}
          </RowHead>
          <Cell place="top" className="text-ink-soft">
            {row.shipment && <Moment at={row.shipment.dispatchedAt} />}
          </Cell>
          <Cell>{row.recipient}</Cell>
          <Cell className="wrap-anywhere">{row.email}</Cell>
          <Cell>
            <OrderStateWords state={row.state} />
          </Cell>
          <Cell>{row.shipment && <Followed {...row.shipment} />}</Cell>
        </Row>
      ))}
    </DataTable>
  );
}

interface FollowedProps {
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

/** Who carries a parcel, and its number as a link to the carrier's own page. */
export function Followed({ carrier, trackingNumber }: FollowedProps) {
  if (carrier === null || trackingNumber === null) return "Collected from us";
  const url = trackingUrl(carrier, trackingNumber);
  return (
    <>
      {carrier},{" "}
      {url === null ? (
        <span className="wrap-anywhere">{trackingNumber}</span>
      ) : (
        <a href={url} rel="noreferrer" className="link wrap-anywhere">
          {trackingNumber}
        </a>
      )}
    </>
  );
}

interface ChosenProps {
  readonly row: QueueRow;
  readonly isTicked: boolean;
  readonly name: string;
  readonly value: string;
}

/** An order's number as the way to its page, with a box before it where rows can be ticked. */
function Chosen({ row: { number }, isTicked, name, value }: ChosenProps) {
  const text = orderNumberText(number);
  return (
    // In one line of text, so that the row's other cells stand on the same line.
    <span className="whitespace-nowrap">
      {isTicked && (
        <input
          type="checkbox"
          name={name}
          value={value}
          aria-label={`Choose ${text}`}
          className="radio tick mr-3 align-middle"
        />
      )}
      <DeskLink href={`/admin/orders/${number}`} className="link figure font-bold">
        {text}
      </DeskLink>
    </span>
  );
}
