import { siteUrl } from "@/lib/env";
import { compose } from "@/lib/mail/letter";
import { mailUrl } from "@/lib/mail/mail-link";
import { action, link, paragraph, smallPrint, type Part } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { accountTerms } from "./account";

/** What a letter with a link needs to know of it. */
export interface LetterLink {
  readonly id: string;
  readonly email: string;
  readonly otherEmail: string | null;
}

const { confirmHours, linkHours, undoDays, orderYears } = accountTerms;

const hours = (count: number) => (count === 1 ? "one hour" : `${count} hours`);

/** Nobody is written to without being told why, and what to do if it was somebody else. */
function because(words: string): Part {
  return smallPrint(words, "How we treat what we know", siteUrl("/privacy"));
}

const nothingHappens = "If it was not you, do nothing: without this link nothing happens.";

/** To an address that has no account yet: the link that opens one. */
export function signUpLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "Open your Fettle account",
    messageId: `account-sign-up.${id}`,
    ...compose({
      title: "One press, and it is open",
      preview: "Somebody, we hope you, asked for an account with this address.",
      parts: [
        paragraph("An account was asked for with this address. Open the link and press the button there."),
        action("Open my account", mailUrl("account-confirm", id)),
        paragraph(
          `The link is good for ${hours(confirmHours)}, and once. Open it in the browser where you began, and the password you chose there is yours; in any other you sign in without one.`,
        ),
        paragraph(nothingHappens),
        because("You get this because somebody gave us this address for an account."),
      ],
    }),
  };
}

/** To an address that has an account already: nobody but its owner learns so. */
export function alreadyOpenLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "You have a Fettle account already",
    messageId: `account-sign-up.${id}`,
    ...compose({
      title: "There is an account already",
      preview: "This address has an account. Here is a link to sign in to it.",
      parts: [
        paragraph(
          "An account was asked for with this address, and there is one already. Its password stays as it was. This link signs you in.",
        ),
        action("Sign in", mailUrl("account-confirm", id)),
        paragraph(`The link is good for ${hours(confirmHours)}, and once. ${nothingHappens}`),
        link("Choose a new password", siteUrl("/account/reset")),
        because("You get this because somebody gave us this address for an account."),
      ],
    }),
  };
}

export function signInLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "Your link to sign in to Fettle",
    messageId: `account-link.${id}`,
    ...compose({
      title: "Sign in with this link",
      preview: `It is good for ${hours(linkHours)}, and once.`,
      parts: [
        action("Sign in", mailUrl("account-confirm", id)),
        paragraph(`The link is good for ${hours(linkHours)}, and once. ${nothingHappens}`),
        because("You get this because somebody asked for a link to sign in with this address."),
      ],
    }),
  };
}

/** To an address that has no account: a link was asked for, and there is nothing that it could open. */
export function noAccountLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "There is no Fettle account with this address",
    messageId: `account-none.${id}`,
    ...compose({
      title: "No account with this address",
      preview: "Somebody asked to sign in with this address, and it has no account.",
      parts: [
        paragraph(
          "Somebody asked to sign in with this address, and we have no account for it. You may have used another address. Buying needs no account: the link in each order’s email opens that order.",
        ),
        action("Open an account", siteUrl("/account/new")),
        because("You get this because somebody gave us this address to sign in."),
      ],
    }),
  };
}

export function resetLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "Choose a new password for Fettle",
    messageId: `account-reset.${id}`,
    ...compose({
      title: "Choose a new password",
      preview: `The link is good for ${hours(linkHours)}, and once.`,
      parts: [
        action("Choose a new password", mailUrl("account-reset", id)),
        paragraph(
          `The link is good for ${hours(linkHours)}, and once. Whoever is signed in to your account is signed out when you use it.`,
        ),
        paragraph("If it was not you, do nothing: your password stays as it is."),
        because("You get this because somebody asked for a new password for this address."),
      ],
    }),
  };
}

/** Tells the owner, so that a change that was not his does not go unnoticed. */
export function passwordLetter(email: string, userId: string, at: string): Email {
  return {
    to: email,
    subject: "Your Fettle password was changed",
    messageId: `account-password.${userId}.${Date.parse(at)}`,
    ...compose({
      title: "Your password was changed",
      preview: "If that was you, there is nothing to do.",
      parts: [
        paragraph("The password of your account was changed, and every other browser was signed out."),
        paragraph("If it was not you, choose a new one now: only this mailbox can."),
        action("Choose a new password", siteUrl("/account/reset")),
        because("You get this because it is your account’s address."),
      ],
    }),
  };
}

/** To the new address: may the account move there? It says nothing of whose account it is. */
export function emailAskLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "Use this address for your Fettle account?",
    messageId: `account-email-ask.${id}`,
    ...compose({
      title: "Use this address from now on?",
      preview: "One press, and your account moves to this address.",
      parts: [
        paragraph(
          "Somebody who is signed in asked to use this address for an account. Open the link where you are signed in and press the button there.",
        ),
        action("Use this address", mailUrl("account-email", id)),
        paragraph(`The link is good for ${hours(confirmHours)}, and once. ${nothingHappens}`),
        because("You get this because somebody gave us this address for an account."),
      ],
    }),
  };
}

/** To a new address that another account has: nobody but its mailbox learns so. */
export function emailTakenLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "This address has a Fettle account already",
    messageId: `account-email-ask.${id}`,
    ...compose({
      title: "This address has an account already",
      preview: "Somebody asked to use it for another one. Nothing has been changed.",
      parts: [
        paragraph(
          "Somebody who is signed in to another account asked to move it to this address. Nothing has been changed. If it was you, close one of the two accounts first.",
        ),
        action("Sign in", siteUrl("/sign-in")),
        because("You get this because somebody gave us this address for an account."),
      ],
    }),
  };
}

/** To the new address, once the account is there. */
export function emailMovedLetter({ id, otherEmail }: LetterLink): Email {
  return {
    to: otherEmail ?? "",
    subject: "Your Fettle account has its new address",
    messageId: `account-email-moved.${id}`,
    ...compose({
      title: "Your account has moved here",
      preview: "From now on you sign in with this address.",
      parts: [
        paragraph(
          "From now on you sign in with this address, and what we write about your account comes here. The newsletter and the alerts you asked for stay at the address you gave for them.",
        ),
        action("To your account", siteUrl("/account")),
        because("You get this because it is your account’s address."),
      ],
    }),
  };
}

/** To the old address: what happened, and the way back. */
export function emailLeftLetter({ id, email, otherEmail }: LetterLink): Email {
  return {
    to: email,
    subject: "Your Fettle account has a new address",
    messageId: `account-email-left.${id}`,
    ...compose({
      title: "Your account has a new address",
      preview: `If that was not you, undo it within ${undoDays} days.`,
      parts: [
        paragraph(
          `Your account uses ${otherEmail ?? "another address"} from now on, and no longer this one.`,
        ),
        paragraph(
          `If it was not you, undo it. The link is good for ${undoDays} days: it brings your account back to this address, signs everybody out and takes its password away.`,
        ),
        action("Undo the change", mailUrl("account-email-undo", id)),
        because("You get this because it was your account’s address."),
      ],
    }),
  };
}

export function emailRestoredLetter({ id, email }: LetterLink): Email {
  return {
    to: email,
    subject: "Your Fettle account is back at this address",
    messageId: `account-email-restored.${id}`,
    ...compose({
      title: "Your account is back here",
      preview: "Everybody is signed out, and the old password is gone.",
      parts: [
        paragraph(
          "The change is undone. Everybody was signed out, and the password that was in force is gone. Choose a new one.",
        ),
        action("Choose a new password", siteUrl("/account/reset")),
        because("You get this because it is your account’s address."),
      ],
    }),
  };
}

export function closedLetter(email: string, id: string): Email {
  return {
    to: email,
    subject: "Your Fettle account is closed",
    messageId: `account-closed.${id}`,
    ...compose({
      title: "Your account is closed",
      preview: "What we still keep, and for how long.",
      parts: [
        paragraph(
          "Your account is gone, and with it your addresses, your basket, your alerts, your place on the newsletter’s list and the record of where you were signed in.",
        ),
        paragraph(
          `Your orders stay for ${orderYears} years after the end of the year they belong to, as tax law asks. They belong to no account; the link in each order’s email still opens it.`,
        ),
        action("To the shop and the guide", siteUrl("/")),
        because("You get this once, because your account was closed just now."),
      ],
    }),
  };
}
