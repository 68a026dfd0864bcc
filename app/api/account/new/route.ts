import { answerAsk } from "../ask-answer";

/** Asks for an account: its mailbox is written to, and opens it. */
export async function POST(request: Request): Promise<Response> {
  return answerAsk(request, { kind: "sign_up", page: "/account/new", asked: "new" });
}
