import { isDatabaseAway } from "@/lib/db/errors";

/** What was read, or "away" while the records cannot be reached: a page says so in words. */
export async function orAway<Value>(read: Promise<Value>): Promise<Value | "away"> {
  try {
    return await read;
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}
