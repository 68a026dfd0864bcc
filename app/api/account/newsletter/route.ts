import { joinList, leaveList } from "@/lib/newsletter/newsletter-commands";
import { answerViewer, told } from "../account-answer";

const page = "/account/details";

/** Puts the account's own address on the newsletter's list, or takes it off. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer, { wanted }) => {
    if (wanted === "yes") await joinList(viewer.email);
    else await leaveList(viewer.email);
    return told(page, "done", wanted === "yes" ? "newsletter-on" : "newsletter-off");
  });
}
