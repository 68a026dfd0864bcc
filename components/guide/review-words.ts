/** What a guide's review status says to readers; one without words of its own counts as not reviewed. */
export function reviewWords(status: string): string {
  return status === "reviewed" ? "Reviewed by a clinician" : "Awaiting clinical review";
}
