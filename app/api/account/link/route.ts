import { answerAsk } from "../ask-answer";

/** Asks for a link to sign in with. */
export async function POST(request: Request): Promise<Response> {
  return answerAsk(request, { kind: "sign_in", page: "/account/link", asked: "link" });
}
