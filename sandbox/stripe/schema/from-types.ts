import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { parameterTypes } from "./parameter-types";
import type { Shape } from "./shape";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const entry = `${root}sandbox/stripe/schema/parameters-of-the-sdk.ts`;

/** The text of `parameters.json` as the installed SDK's types would have it. */
export function schemaText(): string {
  const { checker, aliases } = readTypes();
  const shapes = new Map([...aliases].map(([name, type]) => [name, shapeOf(checker, type, name)] as const));
  const eventTypes = shapes.get("Event.Type");
  shapes.delete("Event.Type");
  if (!Array.isArray(eventTypes)) throw new Error("Event.Type is not a list of words");
  const { shared, rewritten } = share(shapes);
  const line = (value: unknown): string => JSON.stringify(value);
  return [
    "{",
    `"sdk": ${line(sdkVersion())},`,
    `"eventTypes": ${line(eventTypes)},`,
    `"shared": [\n${shared.map(line).join(",\n")}\n],`,
    `"types": {\n${[...rewritten].map(([name, shape]) => `${line(name)}: ${line(shape)}`).join(",\n")}\n}`,
    "}\n",
  ].join("\n");
}

function sdkVersion(): string {
  const { version } = JSON.parse(readFileSync(`${root}node_modules/stripe/package.json`, "utf8")) as {
    version: string;
  };
  return version;
}

/** Asks the compiler for the types by a file that only exists in memory. */
function readTypes(): { checker: ts.TypeChecker; aliases: Map<string, ts.Type> } {
  const names = [...parameterTypes, "Event.Type"];
  const text = [
    `import type Stripe from "stripe";`,
    ...names.map((name, index) => `export type T${index} = Stripe.${name};`),
  ].join("\n");
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === entry || fileExists(file);
  host.getSourceFile = (file, target) =>
    file === entry ? ts.createSourceFile(file, text, target) : getSourceFile(file, target);
  const program = ts.createProgram([entry], options, host);
  const source = program.getSourceFile(entry);
  if (!source) throw new Error("the compiler did not read the list of types");
  const [complaint] = program.getSemanticDiagnostics(source);
  if (complaint) throw new Error(ts.flattenDiagnosticMessageText(complaint.messageText, "\n"));
  const checker = program.getTypeChecker();
  const aliases = new Map<string, ts.Type>();
  for (const statement of source.statements) {
    const name = names[aliases.size];
    if (name === undefined || !ts.isTypeAliasDeclaration(statement)) continue;
    aliases.set(name, checker.getTypeAtLocation(statement.name));
  }
  return { checker, aliases };
}

/** What a type lets through on the wire, where everything is text, a list or a hash. */
function shapeOf(checker: ts.TypeChecker, type: ts.Type, where: string): Shape {
  const members = type.isUnion() ? type.types : [type];
  const words: string[] = [];
  const shapes: Shape[] = [];
  let unsets = false;
  const add = (shape: Shape): void => {
    if (!shapes.some((other) => JSON.stringify(other) === JSON.stringify(shape))) shapes.push(shape);
  };
  for (const member of members) {
    if (member.flags & ts.TypeFlags.Undefined) continue;
    else if (member.flags & ts.TypeFlags.Null) unsets = true;
    else if (member.isStringLiteral() && member.value === "") unsets = true;
    else if (member.isStringLiteral()) words.push(member.value);
    else if (member.flags & ts.TypeFlags.BooleanLike) add("boolean");
    else if (member.flags & ts.TypeFlags.NumberLike || isDecimal(member)) add("number");
    // What the SDK adds to a list of words so that a newer API's word compiles: the API itself takes the words alone.
    else if (isOpening(member)) continue;
    else if (member.flags & ts.TypeFlags.String) add("string");
    else if (member.flags & ts.TypeFlags.Object) add(objectShape(checker, member, where));
    else throw new Error(`${where} is ${checker.typeToString(member)}, which no form can carry`);
  }
  if (words.length > 0) add(words.toSorted());
  const [only, second] = shapes;
  if (only === undefined) throw new Error(`${where} has no value that a form can carry`);
  const shape = second === undefined ? only : { either: shapes };
  return unsets ? { unset: shape } : shape;
}

function isOpening(type: ts.Type): boolean {
  return type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String);
}

/** The SDK's class for decimal numbers, which are text on the wire. */
function isDecimal(type: ts.Type): boolean {
  return (type.aliasSymbol ?? type.symbol)?.name === "Decimal";
}

function objectShape(checker: ts.TypeChecker, type: ts.Type, where: string): Shape {
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    if (!item) throw new Error(`${where} is a list of nothing`);
    return { list: shapeOf(checker, item, `${where}[]`) };
  }
  const values = checker.getIndexTypeOfType(type, ts.IndexKind.String);
  if (values) return { map: shapeOf(checker, values, `${where}{}`) };
  const keys: Record<string, Shape> = {};
  for (const property of checker.getPropertiesOfType(type)) {
    const required = !(property.flags & ts.SymbolFlags.Optional);
    const inner = checker.getTypeOfSymbol(property);
    keys[`${property.name}${required ? "!" : ""}`] = shapeOf(checker, inner, `${where}.${property.name}`);
  }
  return { keys };
}

const worthSharing = 24;

/** Puts what occurs more than once, and is not short, in one place. */
function share(shapes: ReadonlyMap<string, Shape>): { shared: Shape[]; rewritten: Map<string, Shape> } {
  const times = new Map<string, number>();
  const count = (shape: Shape): void => {
    const text = JSON.stringify(shape);
    const seen = times.get(text) ?? 0;
    times.set(text, seen + 1);
    if (seen === 0) inner(shape).forEach(count);
  };
  shapes.forEach(count);

  const shared: Shape[] = [];
  const places = new Map<string, number>();
  const rewrite = (shape: Shape): Shape => {
    const text = JSON.stringify(shape);
    const known = places.get(text);
    if (known !== undefined) return known;
    const rewritten = withInner(shape, rewrite);
    if ((times.get(text) ?? 0) < 2 || text.length < worthSharing) return rewritten;
    places.set(text, shared.length);
    shared.push(rewritten);
    return shared.length - 1;
  };
  return { shared, rewritten: new Map([...shapes].map(([name, shape]) => [name, rewrite(shape)])) };
}

function inner(shape: Shape): Shape[] {
  if (typeof shape !== "object" || Array.isArray(shape)) return [];
  if ("keys" in shape) return Object.values(shape.keys);
  if ("either" in shape) return shape.either;
  if ("list" in shape) return [shape.list];
  return ["map" in shape ? shape.map : shape.unset];
}

function withInner(shape: Shape, change: (inner: Shape) => Shape): Shape {
  if (typeof shape !== "object" || Array.isArray(shape)) return shape;
  if ("keys" in shape) {
    return {
      keys: Object.fromEntries(Object.entries(shape.keys).map(([key, value]) => [key, change(value)])),
    };
  }
  if ("either" in shape) return { either: shape.either.map(change) };
  if ("list" in shape) return { list: change(shape.list) };
  return "map" in shape ? { map: change(shape.map) } : { unset: change(shape.unset) };
}
