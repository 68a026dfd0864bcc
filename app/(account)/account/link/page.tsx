import type { Metadata } from "next";
import { AskPage } from "../ask-page";

const title = "Sign in by a link";

export const metadata: Metadata = { title, robots: { index: false } };
export const instant = false;

export default async function LinkPage({ searchParams }: PageProps<"/account/link">) {
  return (
    <AskPage
      title={title}
      standfirst="We send it to your email. It signs you in, once, and needs no password."
      action="/api/account/link"
      button="Send me a link"
      asked={await searchParams}
    />
  );
}
