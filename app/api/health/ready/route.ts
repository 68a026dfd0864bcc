import { connection } from "next/server";
import { db } from "@/lib/db/client";
import { json } from "../../answer";

/** The process can serve: the database answers. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await db().$queryRaw`SELECT 1`;
    return json({ ready: true });
  } catch {
    return json({ ready: false, words: "The database does not answer." }, 503);
  }
}
