import type { Metadata } from "next";
import { connection } from "next/server";
import { ShortPage } from "@/components/ui/short-page";

export const metadata: Metadata = { title: "Your account is closed", robots: { index: false } };
export const instant = false;

export default async function ClosedPage() {
  // Made for each visitor anew, like every page of the account: its scripts run by a nonce.
  await connection();
  return (
    <ShortPage title="Your account is closed">
      <p role="status" className="text-lg">
        A letter that says so is on its way, and it is the last one about your account. Thank you for having
        been with us.
      </p>
    </ShortPage>
  );
}
