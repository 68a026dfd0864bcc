import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/auth-options";
import { joinBaskets, leaveBasket } from "@/lib/basket/join-commands";
import { openLog } from "@/lib/log";
import { basketCookieLines, basketToken, forgetBasketLines } from "../../basket/basket-cookie";
import { linkProvider, linkProviderId } from "./link-provider";
import { guardLink, guardSignIn, type SignIn } from "./sign-in-guard";

type Context = RouteContext<"/api/auth/[...nextauth]">;

const log = openLog("app");

/** The cookie is forgotten all the same, but its name still opens the basket for whoever has kept it. */
function noteLeft(error: unknown): true {
  log.error({ err: error }, "A basket could not be left at sign-out");
  return true;
}

/**
 * Signs people in and out, and the basket with them. next-auth announces both in the same way however somebody signs in, and
 * waits for what it tells; that the basket could not follow must keep nobody out.
 */
async function pass(request: NextRequest, context: Context) {
  const known = authOptions();
  const options = { ...known, providers: [...known.providers, linkProvider(request)] };
  let signedIn = false;
  const cookies: string[] = [];
  const response: Response = await NextAuth(request, context, {
    ...options,
    events: {
      ...options.events,
      signIn: async (message) => {
        signedIn = true;
        await options.events?.signIn?.(message);
        const token = await joinBaskets(message.user.id, basketToken(request)).catch((error: unknown) => {
          log.error({ err: error }, "A basket could not follow its owner at sign-in");
          return null;
        });
        if (token) cookies.push(...basketCookieLines(token));
      },
      signOut: async (message) => {
        await options.events?.signOut?.(message);
        if (await leaveBasket(basketToken(request)).catch(noteLeft)) cookies.push(...forgetBasketLines());
      },
    },
  });
  const headers = new Headers(response.headers);
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return { response: new Response(response.body, { status: response.status, headers }), signedIn };
}

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return (await pass(request, context)).response;
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // As next-auth tells its tasks apart, whatever comes after them.
  const [task, provider] = nextauth;
  if (task !== "callback") return GET(request, context);
  const signIn: SignIn = (read) => pass(read, context);
  if (provider === "credentials") return guardSignIn(request, signIn);
  return provider === linkProviderId ? guardLink(request, signIn) : GET(request, context);
}
