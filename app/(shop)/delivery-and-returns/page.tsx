import { linkMetadata } from "@/app/link-metadata";
import { wholePounds } from "@/components/catalogue/delivery-lines";
import { ChargeTable } from "@/components/checkout/charge-table";
import { Leaflet, type LeafletPart } from "@/components/ui/leaflet";
import { Figures } from "@/components/ui/prose";
import { SiteLink } from "@/components/ui/site-link";
import { cancellationTerms } from "@/lib/cancellation";
import { deliveryTerms, heaviestGrams } from "@/lib/delivery/delivery";
import { outsideVatWords } from "@/lib/delivery/outside-vat";
import { highlandNames } from "@/lib/delivery/zones";
import { formatPence } from "@/lib/money";

const { tellDays, sendDays, refundDays, rejectDays } = cancellationTerms;

export const ensureStatic = "navigation";

export const metadata = linkMetadata({
  title: "Delivery and returns",
  description: `What delivery costs, when an order leaves us, and how to send something back within ${tellDays} days.`,
  path: "/delivery-and-returns",
});

const freeFrom = wholePounds(deliveryTerms.freeFrom);
const highlands = new Intl.ListFormat("en-GB").format(highlandNames());
const charge = formatPence(deliveryTerms.charge);

const parts: LeafletPart[] = [
  {
    slug: "delivery",
    title: "Delivery",
    words: (
      <>
        <ChargeTable />
        <ul>
          <li>Order by 2 pm on a working day and your parcel leaves us by the next working day.</li>
          <li>
            Working days are Monday to Friday, without the bank holidays of England and Wales. The basket
            names the day before you pay.
          </li>
          <li>
            Highlands and Islands are the postcodes {highlands}. IM is the Isle of Man, and TR21 to TR25 are
            the Isles of Scilly.
          </li>
          <li>{outsideVatWords} The charges above hold no VAT there, and sums of goods count without it.</li>
          <li>
            We send no more than {heaviestGrams / 1_000} kg in one order. For more,{" "}
            <SiteLink href="/contact">write to us</SiteLink>. We do not deliver to BFPO addresses, to
            Gibraltar or abroad.
          </li>
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
          You have {tellDays} days from the day your order reaches you to tell us that you want to cancel all
          or part of it. You need no reason. Ask for the return on your order’s page: its link is in every
          email about the order, and <SiteLink href="/orders">we can send it again</SiteLink>. Any other clear
          message is enough as well: see <SiteLink href="/contact">contact</SiteLink>, or use the{" "}
          <SiteLink href="/cancellation-form">form</SiteLink>.
        </p>
        <Figures
          figures={[
            { figure: `${tellDays} days`, words: "to tell us, from the day your order reaches you" },
            { figure: `${sendDays} days`, words: "to send the goods back, from telling us" },
            {
              figure: `${refundDays} days`,
              words: "for us to refund you, from the goods reaching us or proof that you sent them",
            },
          ]}
        />
        <ul>
          <li>Send the goods back within {sendDays} days of telling us. The postage back is yours to pay.</li>
          <li>
            We refund the goods and, when you cancel the whole order, what you paid for standard delivery;
            what express cost more stays. The money goes back to the card you paid with, within {refundDays}{" "}
            days of the goods reaching us or of proof that you sent them.
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
        have {rejectDays} days to reject faulty goods for a full refund: ask for the return on your order’s
        page. After that your rights go on: write to us. These are your rights under the Consumer Rights Act
        2015, and nothing here takes them away.
      </p>
    ),
  },
];

export default function DeliveryPage() {
  return (
    <Leaflet
      title="Delivery and returns"
      standfirst={`On the UK mainland delivery is ${charge} for up to 2 kg, and free from ${freeFrom} of goods. Collecting is free.`}
      parts={parts}
    />
  );
}
