import { PrismaAdapter } from "@next-auth/prisma-adapter";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { addressOnSite } from "./auth";
import { readSignIn } from "./auth-reads";
import { signInSchema } from "./auth-schema";
import { hasSecureCookies, signInSecret } from "./csrf";
import { verifyPassword } from "./password";

declare module "next-auth" {
  interface User {
    id: string;
    sessionVersion: number;
  }
  interface Session {
    user: { id: string; sessionVersion: number };
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    sessionVersion?: number;
  }
}

const sessionDays = 7;

let known: NextAuthOptions | undefined;

/** How people sign in. Made on first use: the settings and the database are not there while the shop is built. */
export function authOptions(): NextAuthOptions {
  known ??= {
    adapter: PrismaAdapter(db()),
    secret: signInSecret(),
    useSecureCookies: hasSecureCookies(),
    session: { strategy: "jwt", maxAge: sessionDays * 24 * 60 * 60 },
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
      // Who somebody is and what he may do is read afresh on every use, so the token names only the person and the version.
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionVersion: user.sessionVersion } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        user: { id: token.sub ?? "", sessionVersion: token.sessionVersion ?? 0 },
      }),
      redirect: ({ url }) => addressOnSite(url, env().SITE_URL),
    },
  };
  return known;
}

async function checkCredentials(sent: unknown) {
  const parsed = signInSchema.safeParse(sent);
  if (!parsed.success) return null;
  const person = await readSignIn(parsed.data.email).catch(() => {
    // next-auth repeats an error's message in the address, so it must say nothing of the database.
    throw new Error("Away");
  });
  const matches = await verifyPassword(person?.passwordHash ?? null, parsed.data.password);
  return person && matches ? { id: person.id, sessionVersion: person.sessionVersion } : null;
}
