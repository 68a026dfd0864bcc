import { browserCookie } from "@/app/api/account/browser-cookie";
import { typedEmailCookie } from "@/app/typed-email";
import { typedFieldsCookie } from "@/app/typed-fields";
import { knownBrowserCookie, knownBrowserDays } from "@/lib/auth/known-browser-terms";
import { signInTerms } from "@/lib/auth/sign-in";
import { basketCookie, basketDays } from "@/lib/basket/basket";
import { basketMark } from "@/lib/basket/basket-mark";

interface CookieFacts {
  readonly name: string;
  /** What it is for, and what it says. */
  readonly words: string;
  readonly lasts: string;
}

interface CookieGroup {
  readonly slug: string;
  readonly title: string;
  readonly cookies: readonly CookieFacts[];
}

/** Every cookie that the shop sets, by what brings it. A test compares it with the code that sets them. */
export const cookieGroups: readonly CookieGroup[] = [
  {
    slug: "basket",
    title: "Basket",
    cookies: [
      {
        name: basketCookie,
        words:
          "Set when you first put something in the basket. A random number that says which basket is yours, and nothing about you.",
        lasts: `${basketDays} days`,
      },
      {
        name: basketMark,
        words: "Says only that there is a basket, so that pages need not ask.",
        lasts: `${basketDays} days`,
      },
    ],
  },
  {
    slug: "forms",
    title: "Forms",
    cookies: [
      {
        name: typedEmailCookie,
        words: "Keeps an email address that we could not take just then, so that you need not type it again.",
        lasts: "2 minutes",
      },
      {
        name: typedFieldsCookie,
        words:
          "Keeps what you typed into a form about an order for the page that says what is wrong with it.",
        lasts: "2 minutes",
      },
    ],
  },
  {
    slug: "signing-in",
    title: "Signing in",
    cookies: [
      {
        name: "next-auth.csrf-token",
        words: "Set on the pages for signing in. Protects their forms against being sent by a stranger.",
        lasts: "Until you close the browser",
      },
      {
        name: "next-auth.callback-url",
        words: "Which page to show once you have signed in.",
        lasts: "Until you close the browser",
      },
      {
        name: "next-auth.session-token",
        words: "Keeps you signed in. Gone when you sign out.",
        lasts: `${signInTerms.sessionDays} days`,
      },
      {
        name: browserCookie,
        words:
          "A random number from when you asked for an account, so that the password you typed counts only in this browser.",
        lasts: "Until you close the browser",
      },
      {
        name: knownBrowserCookie,
        words:
          "Remembers that you have signed in from here, so that strangers who guess at your password cannot lock you out. It opens nothing.",
        lasts: `${knownBrowserDays} days`,
      },
    ],
  },
  {
    slug: "desk",
    title: "For those who work here",
    cookies: [
      {
        name: "desk-answer",
        words: "Keeps the answer to a form of the desk for the page that comes next.",
        lasts: "1 minute",
      },
    ],
  },
];
