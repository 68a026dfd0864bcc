import { stopAlert } from "@/lib/stock/alert-commands";
import { answerUnsubscribe, showUnsubscribe } from "../../unsubscribe-answer";

export function GET(request: Request): Response {
  return showUnsubscribe(request, "/alerts/stop");
}

/** Stops an alert; also for mail programs, see `answerUnsubscribe`. */
export async function POST(request: Request): Promise<Response> {
  return answerUnsubscribe(request, "/alerts/stop", stopAlert);
}
