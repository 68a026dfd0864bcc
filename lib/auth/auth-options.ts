import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { NextAuthOptions, RequestInternal } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { addressOnSite, type SessionClaim } from "./auth";
import { readSignIn } from "./auth-reads";
import { signInSchema } from "./auth-schema";
import { hasSecureCookies, signInSecret } from "./csrf";
import { verifyPassword } from "./password";
import { claimOf } from "./session-claim";
import { signInTerms } from "./sign-in";
import { beginSignIn, endSignIn } from "./sign-in-commands";

declare module "next-auth" {
  interface User {
    id: string;
    sessionVersion: number;
    signInId: string;
  }
  interface Session {
    user: SessionClaim;
  }
}

let known: NextAuthOptions | undefined;

/** How people sign in. Made on first use: the settings and the database are not there while the shop is built. */
export function authOptions(): NextAuthOptions {
  known ??= {
    adapter: PrismaAdapter(db()),
    secret: signInSecret(),
    useSecureCookies: hasSecureCookies(),
    session: { strategy: "jwt", maxAge: signInTerms.sessionDays * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "Email and password",
        credentials: {
          email: { label: "Email", type: "email" },
          password: { label: "Password", type: "password" },
        },
        authorize: checkCredentials,
      }),
    ],
    callbacks: {
      // Who somebody is and what he may do is read afresh on every use, so the token names only the person, the version and the sign-in.
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sessionVersion: user.sessionVersion, signInId: user.signInId } : token,
      session: ({ session, token }) => ({
        expires: session.expires,
        user: claimOf(token) ?? { id: "", sessionVersion: 0, signInId: "" },
      }),
      redirect: ({ url }) => addressOnSite(url, env().SITE_URL),
    },
    events: {
      signOut: async ({ token }) => {
        const claim = claimOf(token);
        if (claim) await endSignIn(claim.id, claim.signInId);
      },
    },
  };
  return known;
}

/** Away, said so that next-auth may repeat it: it puts an error's message into the address, which must say nothing of the database. */
export function away(): never {
  throw new Error("Away");
}

async function checkCredentials(sent: unknown, { headers }: Pick<RequestInternal, "headers">) {
  const parsed = signInSchema.safeParse(sent);
  if (!parsed.success) return null;
  const person = await readSignIn(parsed.data.email).catch(away);
  const matches = await verifyPassword(person?.passwordHash ?? null, parsed.data.password);
  if (!person || !matches) return null;
  const { id, sessionVersion } = person;
  const userAgent = userAgentOf(headers);
  const signInId = await beginSignIn(db(), { userId: id, userAgent }).catch(away);
  return { id, sessionVersion, signInId };
}

/** What next-auth hands on of a request's headers is a plain object. */
export function userAgentOf(headers: RequestInternal["headers"]): string | null {
  const value: unknown = headers?.["user-agent"];
  return typeof value === "string" ? value : null;
}
