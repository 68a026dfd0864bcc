import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Suggestions } from "@/lib/guide/guide-suggestions";

/** Fewer letters mean everything and nothing. */
export const fewestLetters = 2;
const pauseMilliseconds = 120;

async function ask(query: string, signal: AbortSignal): Promise<Suggestions> {
  const response = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw new Error(`Suggestions were answered with ${response.status}`);
  const found: Suggestions = await response.json();
  // After a care card nothing is put before the reader that sells (app/styles/care.css).
  return "care" in document.documentElement.dataset ? { ...found, products: [] } : found;
}

/** A text once nobody has changed it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface Answer {
  /** What was last answered, also while the next answer is on its way. */
  readonly found: Suggestions | null;
  readonly state: "looking" | "found" | "nothing" | "away";
}

/** Suggestions for what is typed: asked for when the fingers rest, and the question before is called off. */
export function useSuggestions(typed: string): Answer {
  const text = typed.trim();
  const settled = useSettled(text);
  const { data, isError, isFetching } = useQuery({
    queryKey: ["search", settled],
    queryFn: ({ signal }) => ask(settled, signal),
    enabled: settled.length >= fewestLetters,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
  });
  if (isError) return { found: null, state: "away" };
  if (!data) return { found: null, state: "looking" };
  const count = data.products.length + data.sections.length + data.films.length;
  if (count > 0) return { found: data, state: "found" };
  return { found: data, state: isFetching || settled !== text ? "looking" : "nothing" };
}
