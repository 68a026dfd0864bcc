import { connection } from "next/server";
import { databaseAnswers } from "@/lib/db/ping";
import { json } from "../../answer";

/** The process can serve: the database answers. */
export async function GET(): Promise<Response> {
  await connection();
  if (await databaseAnswers()) return json({ ready: true });
  return json({ ready: false, words: "The database does not answer." }, 503);
}
