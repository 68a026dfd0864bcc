import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";

/** Says why a link that the shop gave does not open its order: it was ended, or the records are away. It tells nothing of the order. */
export function OrderUnopened({ kind }: { readonly kind: "ended" | "away" }) {
  if (kind === "away") {
    return (
      <ShortPage title="Your order">
        <Notice tone="alert" title="Back in a moment">
          We cannot reach our records just now. Nothing is lost. Try again in a minute.
        </Notice>
      </ShortPage>
    );
  }
  return (
    <ShortPage
      title="This link has been replaced"
      on={[
        { href: "/orders", title: "Find your order" },
        { href: "/contact", title: "Write to us" },
      ]}
    >
      <p className="text-lg">
        The email address of this order was put right, and with it the order got a new address. The link to it
        is in the email that we sent there.
      </p>
      <p>
        If it is your order, you can have the link sent again, with your email address and the order number.
      </p>
    </ShortPage>
  );
}
