import { Problem } from "./problem";

/** A form body as a tree. Every leaf is a string: schemas turn them into numbers and booleans. */
export type FormTree = { [name: string]: string | FormTree | (string | FormTree)[] };

type Branch = Map<string, string | Branch>;

const partsPattern = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** Reads `a[0][b]=1&c[]=2` (a body or a query). Throws a Problem for names that do not nest. */
export function parseForm(text: string): FormTree {
  const root: Branch = new Map();
  for (const [name, value] of new URLSearchParams(text)) {
    const match = partsPattern.exec(name);
    const first = match?.[1];
    if (first === undefined) throw malformed(name);
    const rest = [...(match?.[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "");
    place(root, [first, ...rest], value, name);
  }
  const tree = settle(root);
  return Array.isArray(tree) ? Object.fromEntries(tree.entries()) : tree;
}

function malformed(name: string): Problem {
  return new Problem({
    status: 400,
    message: `Invalid request: the parameter name "${name}" could not be read.`,
  });
}

function place(root: Branch, path: readonly string[], value: string, name: string): void {
  let branch = root;
  for (const [depth, part] of path.entries()) {
    const key = part === "" ? String(branch.size) : part;
    if (depth === path.length - 1) {
      if (branch.get(key) instanceof Map) throw malformed(name);
      branch.set(key, value);
      return;
    }
    const next = branch.get(key) ?? new Map<string, string | Branch>();
    if (typeof next === "string") throw malformed(name);
    branch.set(key, next);
    branch = next;
  }
}

function settle(branch: Branch): FormTree | (string | FormTree)[] {
  const entries = [...branch].map(
    ([key, value]) => [key, typeof value === "string" ? value : settle(value)] as const,
  );
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, value]) => flatten(value));
  }
  // Without a prototype, so that a parameter called __proto__ is a parameter like any other.
  const tree: FormTree = Object.create(null) as FormTree;
  for (const [key, value] of entries) tree[key] = value;
  return tree;
}

function flatten(value: string | FormTree | (string | FormTree)[]): string | FormTree {
  return Array.isArray(value) ? Object.fromEntries(value.entries()) : value;
}

/** The same text for the same parameters in any order: what an idempotency key is held to. */
export function fingerprintText(text: string): string {
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join("\n");
}
