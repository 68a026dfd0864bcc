interface Statement {
  readonly title: string;
  readonly words: string;
}

/** A few plain promises, side by side under one rule. */
export function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  return (
    <ul className="grid gap-x-14 border-t-2 border-ink md:grid-cols-3">
      {statements.map(({ title, words }) => (
        <li key={title} className="border-b border-line py-6 md:border-b-0">
          <p className="font-display text-xl font-bold tracking-display">{title}</p>
          <p className="mt-2 text-sm text-ink-soft">{words}</p>
        </li>
      ))}
    </ul>
  );
}
