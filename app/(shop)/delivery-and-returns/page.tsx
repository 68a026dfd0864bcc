import { linkMetadata } from "@/app/link-metadata";
import { wholePounds } from "@/components/catalogue/delivery-lines";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Figures } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { deliveryTerms } from "@/lib/delivery/delivery";
import { formatPence } from "@/lib/money";

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Delivery and returns",
  description: "What delivery costs, when an order leaves us, and how to send something back within 14 days.",
  path: "/delivery-and-returns",
});

const freeFrom = wholePounds(deliveryTerms.freeFrom);
const charge = formatPence(deliveryTerms.charge);

const charges = [
  { way: `Delivery, goods under ${freeFrom}`, cost: charge },
  { way: `Delivery, goods of ${freeFrom} or more`, cost: "Free" },
  { way: "Collecting", cost: "Free" },
];

function Charges() {
  return (
    <table className="w-full border-t border-ink">
      <caption className="sr-only">What one order costs to deliver in the UK</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Way</th>
          <th scope="col">Cost</th>
        </tr>
      </thead>
      <tbody>
        {charges.map(({ way, cost }) => (
          <tr key={way} className="border-b border-line">
            <th scope="row" className="py-3 pr-4 text-left font-normal">
              {way}
            </th>
            <td className="price py-3 text-right text-lg">{cost}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const parts: LeafletPart[] = [
  {
    slug: "delivery",
    title: "Delivery",
    words: (
      <>
        <Charges />
        <ul>
          <li>We deliver in England, Scotland, Wales and Northern Ireland.</li>
          <li>
            Delivery costs {charge}. When the goods in one order come to {freeFrom} or more, it is free.
          </li>
          <li>Order by 2 pm on a working day and your parcel is dispatched the next working day.</li>
          <li>You see the whole cost, delivery and VAT included, in the basket before you pay.</li>
        </ul>
      </>
    ),
  },
  {
    slug: "collecting",
    title: "Collecting",
    words: <p>Choose Collect in the basket and there is no charge. Please bring your order number.</p>,
  },
  {
    slug: "changing-your-mind",
    title: "Changing your mind",
    words: (
      <>
        <p>
          You have 14 days from the day your order reaches you to tell us that you want to cancel all or part
          of it. You need no reason. Ask for the return on your order’s page: its link is in every email about
          the order, and <SiteLink href="/orders">we can send it again</SiteLink>. Any other clear message is
          enough as well: see <SiteLink href="/contact">contact</SiteLink>.
        </p>
        <Figures
          figures={[
            { figure: "14 days", words: "to tell us, from the day your order reaches you" },
            { figure: "14 days", words: "to send the goods back, from telling us" },
            {
              figure: "14 days",
              words: "for us to refund you, from the goods reaching us or proof that you sent them",
            },
          ]}
        />
        <ul>
          <li>Send the goods back within 14 days of telling us. The postage back is yours to pay.</li>
          <li>
            We refund the goods and, when you cancel the whole order, what you paid for standard delivery;
            what express cost more stays. The money goes back to the card you paid with, within 14 days of the
            goods reaching us or of proof that you sent them.
          </li>
          <li>
            Try things on and look them over as you would in a shop. If they have been used beyond that, we
            may take off what they have lost in value.
          </li>
          <li>
            For reasons of hygiene, creams, balms, gels and tape that have been opened cannot come back unless
            something is wrong with them. Their pages say so.
          </li>
          <li>
            Instead of your money you can have another size or colour at the same price, while it is in stock:
            choose it when you ask for the return.
          </li>
        </ul>
      </>
    ),
  },
  {
    slug: "faulty",
    title: "Faulty, damaged or wrong",
    words: (
      <p>
        Tell us and we put it right: a replacement, a repair or your money back, and we pay the postage. You
        have 30 days to reject faulty goods for a full refund: ask for the return on your order’s page. After
        that your rights go on: write to us. These are your rights under the Consumer Rights Act 2015, and
        nothing here takes them away.
      </p>
    ),
  },
];

export default function DeliveryPage() {
  return (
    <Leaflet
      title="Delivery and returns"
      standfirst={`UK delivery is ${charge}, and free from ${freeFrom} of goods. Collecting is free.`}
      parts={parts}
    />
  );
}
