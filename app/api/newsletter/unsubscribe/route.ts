import { unsubscribe } from "@/lib/newsletter/newsletter-commands";
import { answerUnsubscribe, showUnsubscribe } from "../../unsubscribe-answer";

export function GET(request: Request): Response {
  return showUnsubscribe(request, "/newsletter/stop");
}

/** Takes a reader off the list; also for mail programs, see `answerUnsubscribe`. */
export async function POST(request: Request): Promise<Response> {
  return answerUnsubscribe(request, "/newsletter/stop", unsubscribe);
}
