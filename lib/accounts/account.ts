import type { AccountLinkKind } from "@/lib/db/generated/enums";
import { signInTerms } from "@/lib/auth/sign-in";

/** The terms of an account: how long its links are good, and what is forgotten when. The pages say the same figures. */
export const accountTerms = {
  /** The link that opens a new account, and the one that moves it to another email address. */
  confirmHours: 24,
  /** A link to sign in with, and one to choose a new password. */
  linkHours: 1,
  /** How long a change of email can be undone from the old address. */
  undoDays: 7,
  leastPasswordLength: 12,
  mostPasswordLength: 200,
  addresses: 10,
  /** Links, and what the outbox keeps of letters about accounts, are forgotten so long after they are over. */
  forgetDays: 30,
  sessionDays: signInTerms.sessionDays,
  proofMinutes: signInTerms.proofMinutes,
  forgetSignInsDays: signInTerms.forgetDays,
  /** Orders stay for tax law, no longer tied to anybody's account. */
  orderYears: 6,
} as const;

const hour = 60 * 60 * 1000;

const lifetimes: Record<AccountLinkKind, number> = {
  sign_up: accountTerms.confirmHours * hour,
  sign_in: accountTerms.linkHours * hour,
  reset: accountTerms.linkHours * hour,
  email_change: accountTerms.confirmHours * hour,
  email_undo: accountTerms.undoDays * 24 * hour,
};

/** Until when a link is good that is sent now. */
export function linkExpiry(kind: AccountLinkKind, now: Date): Date {
  return new Date(now.getTime() + lifetimes[kind]);
}

export type LinkRefusal = "bad-link" | "expired" | "used" | "no-account" | "taken" | "other-account";

export const linkRefusalWords: Record<LinkRefusal, string> = {
  "bad-link": "This link is not one of ours, or part of it is missing. Copy it whole from the email.",
  expired: "This link has run out. Ask for a fresh one.",
  used: "This link has been used, or has ended since. Ask for a fresh one.",
  "no-account": "There is no account with that address any more.",
  taken: "There is another account with that address. Nothing has been changed.",
  "other-account": "You are signed in to another account. Sign in to the one that asked for this.",
};

/** Where a link stands when its page is opened: good, or why not. */
export function linkStanding(
  link: { readonly expiresAt: Date; readonly usedAt: Date | null } | null,
  now: Date,
): "good" | Extract<LinkRefusal, "bad-link" | "expired" | "used"> {
  if (!link) return "bad-link";
  if (link.usedAt) return "used";
  return link.expiresAt > now ? "good" : "expired";
}

export type AskRefusal = "bad-email";

export type PasswordRefusal = "too-short" | "too-long" | "too-common" | "wrong-password" | "prove-first";

export type EmailRefusal = AskRefusal | "same-email" | "prove-first";

export type CloseRefusal = "not-sure" | "last-owner" | "prove-first" | "gone";

export type AddressRefusal = "bad-address" | "enough-addresses" | "unknown-address";

/** Every refusal of a form of the account, as its page says it. */
export const accountRefusalWords: Record<
  AskRefusal | PasswordRefusal | EmailRefusal | CloseRefusal | AddressRefusal,
  string
> = {
  "bad-email": "Give one email address, such as ann@example.com.",
  "too-short": `A password has ${accountTerms.leastPasswordLength} characters or more. Three or four words in a row do well.`,
  "too-long": `A password has ${accountTerms.mostPasswordLength} characters at most.`,
  "too-common": "That is too easy to guess. Take a few words that have nothing to do with each other.",
  "wrong-password": "That is not the password of this account.",
  "prove-first": "Show us first that it is you.",
  "same-email": "That is the address you have already.",
  "not-sure": "Tick the box first, so that nobody closes an account by mistake.",
  "last-owner": "You are the only owner of the shop. Make somebody else an owner first.",
  gone: "This account is closed already.",
  "bad-address": "Give a name, a street, a town and a full UK postcode, such as LS1 4DY.",
  "enough-addresses": `We keep ${accountTerms.addresses} addresses at most. Remove one first.`,
  "unknown-address": "That address is not in your list any more.",
};

/** What a form of the account has done, as its page says it. */
export const doneWords = {
  password: "Your password is changed. Every other browser is signed out.",
  reset: "Your new password is in force, and every browser is signed out. Sign in with it.",
  "email-asked": "A link is on its way to the new address. Your account stays as it is until you open it.",
  email: "Your account has its new address. Every other browser is signed out.",
  "signed-out": "That browser is signed out.",
  "signed-out-others": "Every other browser is signed out.",
  address: "The address is kept.",
  "address-removed": "The address is gone.",
  "address-default": "That address comes first now.",
  "newsletter-on": "You are on the list. The next newsletter comes to you too.",
  "newsletter-off": "You are off the list.",
  proved: "Thank you. Go on where you were.",
} as const;
