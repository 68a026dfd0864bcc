import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CopyLink } from "./copy-link";

interface KitShareProps {
  readonly address: string;
  /** What puts these very things into a basket, once somebody says so; null for an empty kit. */
  readonly basket: string | null;
}

const longDate = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

/** The page's own address, to pass on or to print: it holds what was chosen, and nothing of who chose. */
export function KitShare({ address, basket }: KitShareProps) {
  return (
    <section aria-labelledby="share-title" className="kit-share border-t-2 border-ink pt-5">
      <h2 id="share-title" className="text-3xl print:hidden">
        Pass it on
      </h2>
      <p className="mt-3 max-w-measure print:hidden">
        This link opens the same plan and kit for whoever you send it to, at the prices and with the stock of
        that day. Nothing is bought or added until they say so. No account is needed, and it says nothing of
        you.
      </p>
      <p className="hidden text-sm print:block">
        {`At the prices of ${longDate.format(new Date())}. Plan and kit are at:`}
      </p>
      <p className="mt-4 text-sm break-all print:mt-1">
        <a href={address} className="link">
          {address}
        </a>
      </p>
      <CopyLink address={address}>
        <Button type="button" value="copy">
          Copy the link
        </Button>
        <Button type="button" value="print">
          <Icon name="print" className="size-4" />
          Print the sheet
        </Button>
      </CopyLink>
      {basket && (
        <p className="mt-5 text-sm break-all print:hidden">
          {"The things alone, without the plan: "}
          <a href={basket} className="link">
            {basket}
          </a>
        </p>
      )}
    </section>
  );
}
