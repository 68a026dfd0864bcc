import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { err, ok, type Result } from "@/lib/result";
import { accountTerms, type PasswordRefusal } from "./account";

/** What is looked at of a long one: judging takes longer with its length, and nothing so long is common. */
const judgedLength = 64;
/** Fewer guesses than a leaked list of passwords has lines. */
const leastGuesses = 5e7;

let known: ZxcvbnFactory | undefined;

/**
 * Whether a password may be chosen: long enough for anybody's memory, and neither among the commonest, nor a walk along the keyboard,
 * nor the person's own address. What has four random words passes; what is "password" twice does not.
 */
export function checkNewPassword(
  password: string,
  email: string,
): Result<void, Extract<PasswordRefusal, "too-short" | "too-long" | "too-common">> {
  if (password.length < accountTerms.leastPasswordLength) return err("too-short");
  if (password.length > accountTerms.mostPasswordLength) return err("too-long");
  known ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const small = password.toLowerCase();
  if (small.replaceAll(email, "").length < 4) return err("too-common");
  const { guesses } = known.check(password.slice(0, judgedLength), [
    email,
    ...email.split(/[@.+_-]/),
    "fettle",
  ]);
  return guesses < leastGuesses ? err("too-common") : ok(undefined);
}
