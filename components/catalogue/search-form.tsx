import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";

/** One field that asks the server; no script needed. */
export function SearchForm({ query }: { readonly query: string }) {
  return (
    <form action="/search" role="search" className="mt-6 flex max-w-measure flex-wrap items-end gap-3">
      <Field
        key={query}
        label="Product, or what bothers you"
        name="q"
        type="search"
        defaultValue={query}
        maxLength={80}
        autoComplete="off"
        enterKeyHint="search"
        className="min-w-0 grow basis-60"
      />
      <Button className="min-h-12">Search</Button>
    </form>
  );
}
