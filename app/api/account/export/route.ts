import { readExport } from "@/lib/accounts/export-reads";
import { isProofFresh } from "@/lib/auth/sign-in";
import { consume } from "@/lib/limits/limiter";
import { tooOftenWords } from "@/lib/limits/limits";
import { keyedHash } from "@/lib/limits/visitor";
import { slowAnswer } from "../../too-often";
import { answerViewer, told } from "../account-answer";

const page = "/account/data";

/** Hands over all that the shop holds of whoever asks, as a file. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer) => {
    if (!isProofFresh(viewer.provedAt, new Date())) return told(page, "refused", "prove-first");
    const counted = await consume("account-export", { account: keyedHash("account", viewer.id) });
    if (!counted.ok && counted.refusal.kind === "too-often") {
      const { waitSeconds } = counted.refusal;
      const words = tooOftenWords(waitSeconds);
      return slowAnswer(request, { refused: "too-often", waitSeconds, words }, { page });
    }
    const all = await readExport(viewer.id);
    if (!all) return told(page, "refused", "gone");
    return new Response(`${JSON.stringify(all, null, 2)}\n`, {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": 'attachment; filename="fettle-account.json"',
        "cache-control": "no-store",
      },
    });
  });
}
