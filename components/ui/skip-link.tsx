/** First in every page: past the head, straight to what the page is about. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="absolute left-2 top-2 z-10 -translate-y-24 bg-ink px-4 py-3 font-bold text-paper focus:translate-y-0 print:hidden"
    >
      Skip to content
    </a>
  );
}
