import type { Metadata } from "next";
import { AskPage } from "../ask-page";

const title = "Choose a new password";

export const metadata: Metadata = { title, robots: { index: false } };
export const instant = false;

export default async function ResetPage({ searchParams }: PageProps<"/account/reset">) {
  return (
    <AskPage
      title={title}
      standfirst="We send a link to your email. It opens a page where you choose one."
      action="/api/account/reset"
      button="Send me the link"
      asked={await searchParams}
    />
  );
}
