import { answerAsk } from "../ask-answer";

/** Asks for a link to choose a new password. */
export async function POST(request: Request): Promise<Response> {
  return answerAsk(request, { kind: "reset", page: "/account/reset", asked: "reset" });
}
