import { connection } from "next/server";
import { json } from "../../answer";

/** The process answers. */
export async function GET(): Promise<Response> {
  await connection();
  return json({ live: true });
}
