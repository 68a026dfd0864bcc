import { readFileSync } from "node:fs";
import type { FormTree } from "@/sandbox/stripe/api/form-encoding";
import { Problem, paramName } from "@/sandbox/stripe/api/problem";
import { closedListFor } from "./closed-lists";
import type { ParameterType } from "./parameter-types";
import { schemaFile } from "./shape";
import type { Shape } from "./shape";

const { shared, types, eventTypes } = schemaFile.parse(
  JSON.parse(readFileSync(new URL("parameters.json", import.meta.url), "utf8")),
);

type Value = string | FormTree | (string | FormTree)[];
type Path = readonly string[];
type Finding = {
  kind: "unknown" | "missing" | "invalid";
  path: Path;
  message?: string;
  code?: string;
};

/** Holds parameters to the SDK's own type of them. Throws the Problem that Stripe would answer with. */
export function checkShape(type: ParameterType, input: FormTree): void {
  const shape = types[type];
  if (shape === undefined)
    throw new Error(`parameters.json does not have ${type}: run npm run stripe:schema`);
  const findings = [...look(type, shape, input, [])];
  const unknown = findings.filter(({ kind }) => kind === "unknown").map(({ path }) => paramName(path));
  if (unknown.length > 0) {
    throw refusal(
      unknown[0] ?? "",
      `Received unknown parameter${unknown.length > 1 ? "s" : ""}: ${unknown.join(", ")}`,
      "parameter_unknown",
    );
  }
  const missing = findings.find(({ kind }) => kind === "missing");
  if (missing) {
    const param = paramName(missing.path);
    throw refusal(param, `Missing required param: ${param}.`, "parameter_missing");
  }
  const [first] = findings;
  if (first) throw refusal(paramName(first.path), first.message ?? "", first.code);
}

function refusal(param: string, message: string, code?: string): Problem {
  return new Problem({ status: 400, param, message, ...(code && { code }), beforeExecution: true });
}

function* look(type: ParameterType, given: Shape, value: Value, path: Path): Generator<Finding> {
  const shape = resolved(given);
  if (typeof shape === "string") yield* lookAtText(type, shape, value, path);
  else if (Array.isArray(shape)) yield* lookAtWord(shape, value, path);
  else if (typeof shape === "number") throw new Error(`shared shape ${shape} is not there`);
  else if ("unset" in shape) {
    if (value !== "") yield* look(type, shape.unset, value, path);
  } else if ("either" in shape) yield* lookAtEither(type, shape.either, value, path);
  else if (value === "") yield emptyAt(path);
  else if ("list" in shape) {
    if (!Array.isArray(value)) yield { kind: "invalid", path, message: "Invalid array" };
    else
      for (const [index, item] of value.entries()) yield* look(type, shape.list, item, [...path, `${index}`]);
  } else if ("map" in shape) {
    if (typeof value === "string") yield { kind: "invalid", path, message: "Invalid object" };
    else for (const [key, item] of Object.entries(value)) yield* look(type, shape.map, item, [...path, key]);
  } else yield* lookAtKeys(type, shape.keys, value, path);
}

function resolved(shape: Shape): Shape {
  return typeof shape === "number" ? resolved(shared[shape] ?? fail(shape)) : shape;
}

function fail(place: number): never {
  throw new Error(`parameters.json has no shared shape ${place}`);
}

function emptyAt(path: Path): Finding {
  return {
    kind: "invalid",
    path,
    code: "parameter_invalid_empty",
    message: `You passed an empty string for '${paramName(path)}'. We assume empty values are an attempt to unset a parameter; however '${paramName(path)}' cannot be unset. You should remove '${paramName(path)}' from your request or supply a non-empty value.`,
  };
}

const textKinds = {
  string: { pattern: /^[^]*$/, code: undefined, word: "string" },
  number: { pattern: /^-?\d+(\.\d+)?$/, code: "parameter_invalid_integer", word: "integer" },
  boolean: { pattern: /^(true|false)$/, code: "parameter_invalid_boolean", word: "boolean" },
} as const;

function* lookAtText(
  type: ParameterType,
  kind: keyof typeof textKinds,
  value: Value,
  path: Path,
): Generator<Finding> {
  const { pattern, code, word } = textKinds[kind];
  if (typeof value !== "string") {
    yield { kind: "invalid", path, message: `Invalid ${word}: ${JSON.stringify(value)}` };
  } else if (value === "") {
    yield emptyAt(path);
  } else if (!pattern.test(value)) {
    yield { kind: "invalid", path, message: `Invalid ${word}: ${value}`, ...(code && { code }) };
  } else if (kind === "string") {
    const name = path.findLast((part) => !/^\d+$/.test(part)) ?? "";
    const list = closedListFor(type, name, eventTypes);
    if (list && !list.has(value)) {
      yield { kind: "invalid", path, message: list.refusal(value), code: list.code };
    }
  }
}

function* lookAtWord(words: readonly string[], value: Value, path: Path): Generator<Finding> {
  if (value === "") yield emptyAt(path);
  else if (typeof value !== "string" || !words.includes(value)) {
    yield { kind: "invalid", path, message: `Invalid ${paramName(path)}: must be ${spoken(words)}` };
  }
}

const spokenList = new Intl.ListFormat("en", { type: "disjunction" });

function spoken(words: readonly string[]): string {
  return words.length > 1 ? `one of ${spokenList.format(words)}` : words.join("");
}

function* lookAtKeys(
  type: ParameterType,
  keys: Readonly<Record<string, Shape>>,
  value: Value,
  path: Path,
): Generator<Finding> {
  if (typeof value === "string" || Array.isArray(value)) {
    yield { kind: "invalid", path, message: "Invalid object" };
    return;
  }
  for (const [name, shape] of Object.entries(keys)) {
    const key = name.replace("!", "");
    const item = value[key];
    if (item !== undefined) yield* look(type, shape, item, [...path, key]);
    else if (key !== name) yield { kind: "missing", path: [...path, key] };
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(keys, key) && !Object.hasOwn(keys, `${key}!`))
      yield { kind: "unknown", path: [...path, key] };
  }
}

/** Passes when one of the shapes does; else what is wrong is said of the one that was probably meant. */
function* lookAtEither(
  type: ParameterType,
  shapes: readonly Shape[],
  value: Value,
  path: Path,
): Generator<Finding> {
  const found = shapes.map((shape) => [...look(type, shape, value, path)]);
  if (found.some((findings) => findings.length === 0)) return;
  const meant = shapes.findIndex((shape) => kindOf(resolved(shape)) === kindOf(value));
  yield* found[Math.max(0, meant)] ?? [];
}

function kindOf(thing: Shape | Value): "text" | "list" | "hash" {
  if (typeof thing !== "object") return "text";
  if (Array.isArray(thing)) return "list";
  if ("list" in thing) return "list";
  return "hash";
}
