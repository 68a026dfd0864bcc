import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "@/lib/auth/auth-options";

async function handle(request: NextRequest, context: RouteContext<"/api/auth/[...nextauth]">) {
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
