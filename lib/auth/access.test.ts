import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { accountPages, accountRoutes, deskPages, internalRoutes, serverActions } from "./access-table";

/** "app/(admin)/admin/stock/[sku]/page.tsx" is the address "/admin/stock/[sku]". */
function addressOf(file: string): string {
  const parts = file.split("/").slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith("(")).join("/")}`;
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

function isDirective(statement: ts.Statement | undefined, words: string): boolean {
  return (
    statement !== undefined &&
    ts.isExpressionStatement(statement) &&
    ts.isStringLiteral(statement.expression) &&
    statement.expression.text === words
  );
}

/** The permission in `const name = await asks("permission", …)` or `await asks("permission", …)`. */
function askedBy(statement: ts.Statement | undefined, asks: string): string | null {
  if (!statement) return null;
  const expression = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]?.initializer
    : ts.isExpressionStatement(statement)
      ? statement.expression
      : undefined;
  if (!expression || !ts.isAwaitExpression(expression) || !ts.isCallExpression(expression.expression))
    return null;
  const [permission] = expression.expression.arguments;
  const called = expression.expression.expression.getText();
  return called === asks && permission && ts.isStringLiteral(permission) ? permission.text : null;
}

function isExported(node: ts.Node, keyword = ts.SyntaxKind.ExportKeyword): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === keyword);
}

describe("every page of the desk", () => {
  const pages = globSync("app/(admin)/**/{page,route}.{ts,tsx,js,jsx}").map((file) => ({
    file,
    address: addressOf(file),
  }));

  test("stands in the table, and the table names no other", () => {
    expect(pages.map(({ address }) => address).sort()).toEqual(Object.keys(deskPages).sort());
  });

  test.each(pages)("$address asks for its permission before it reads anything", ({ file, address }) => {
    const source = sourceOf(file);
    const page = source.statements.find(
      (node) => ts.isFunctionDeclaration(node) && isExported(node, ts.SyntaxKind.DefaultKeyword),
    );
    const body = page && ts.isFunctionDeclaration(page) ? (page.body?.statements ?? []) : [];
    const at = body.findIndex((statement) => askedBy(statement, "requireRole") !== null);
    expect(askedBy(body[at], "requireRole")).toBe(Reflect.get(deskPages, address));
    const before = body.slice(0, at).map((statement) => statement.getText());
    // Only where it stands: the address is known without reading anything.
    expect(before.filter((text) => !/^const \{ \w+ \} = await params;$/.test(text))).toEqual([]);
    expect(source.text, "is whole without JavaScript").toContain("export const instant = false;");
  });
});

describe("every server action", () => {
  const sources = globSync("{app,components,lib}/**/*.{ts,tsx,js,jsx}", { exclude: ["lib/db/generated/**"] })
    .filter((file) => readFileSync(file, "utf8").includes("use server") && !file.endsWith(".test.ts"))
    .map(sourceOf);
  const files = sources.filter(({ statements }) => isDirective(statements[0], "use server"));
  const actions = files.flatMap((source) =>
    source.statements
      .filter((node) => isExported(node) || ts.isExportDeclaration(node) || ts.isExportAssignment(node))
      .filter((node) => !ts.isTypeAliasDeclaration(node) && !ts.isInterfaceDeclaration(node))
      .map((node) => {
        const action = ts.isFunctionDeclaration(node) ? node : undefined;
        return { file: source.fileName, name: action?.name?.text ?? node.getText(), action };
      }),
  );

  test("stands in the table, and the table names no other", () => {
    const listed = Object.entries(serverActions).flatMap(([file, names]) =>
      Object.keys(names).map((name) => `${file} ${name}`),
    );
    expect(actions.map(({ file, name }) => `${file} ${name}`).sort()).toEqual(listed.sort());
  });

  test("is an exported function of a file of actions, never one inside a component", () => {
    const inside: string[] = [];
    const look = (node: ts.Node): void => {
      if (ts.isBlock(node) && node.statements.some((statement) => isDirective(statement, "use server"))) {
        inside.push(`${node.getSourceFile().fileName}: ${node.getText().slice(0, 60)}`);
      }
      ts.forEachChild(node, look);
    };
    sources.forEach(look);
    expect(inside).toEqual([]);
  });

  test.each(actions)("$name asks for its permission before anything else", ({ file, name, action }) => {
    expect(askedBy(action?.body?.statements[0], "authorise")).toBe(serverActions[file]?.[name]);
  });
});

test("every internal route stands in the table, and the table names no other", () => {
  const routes = globSync("app/api/{internal,admin}/**/route.{ts,tsx,js,jsx}").map(addressOf);
  expect(routes.sort()).toEqual(Object.keys(internalRoutes).sort());
});

describe("every page of the account", () => {
  const pages = globSync("app/(account)/**/{page,route}.{ts,tsx,js,jsx}").map((file) => ({
    file,
    address: addressOf(file),
  }));

  test("stands in the table, and the table names no other", () => {
    expect(pages.map(({ address }) => address).sort()).toEqual(Object.keys(accountPages).sort());
  });

  test.each(pages.filter(({ address }) => accountPages[address] === "viewer"))(
    "$address asks who is signed in before it reads anything",
    ({ file }) => {
      const source = sourceOf(file);
      const body = defaultBody(source);
      const at = body.findIndex((statement) => /\bawait requireViewer\(/.test(statement.getText()));
      expect(at, "asks").toBeGreaterThanOrEqual(0);
      // Only what the address says, which is needed to come back to it.
      const before = body.slice(0, at).map((statement) => statement.getText());
      expect(before.filter((text) => /\b(read|get)[A-Z]/.test(text))).toEqual([]);
      expect(source.text, "is whole without JavaScript").toContain("export const instant = false;");
    },
  );
});

describe("every write of the account", () => {
  const routes = globSync("app/api/account/**/route.{ts,tsx,js,jsx}").map((file) => ({
    file,
    address: addressOf(file),
  }));

  test("stands in the table, and the table names no other", () => {
    expect(routes.map(({ address }) => address).sort()).toEqual(Object.keys(accountRoutes).sort());
  });

  test.each(routes)("$address is a form of ours, and asks for its viewer first", ({ file, address }) => {
    const source = sourceOf(file);
    const handlers = source.statements.filter((node) => isExported(node));
    expect(handlers.map((node) => ts.isFunctionDeclaration(node) && node.name?.text)).toEqual(["POST"]);
    const [handler] = handlers;
    const body = handler && ts.isFunctionDeclaration(handler) ? (handler.body?.statements ?? []) : [];
    // The frame is all there is: nothing happens before it has looked where the form comes from, and who sends it.
    expect(body).toHaveLength(1);
    const frames = accountRoutes[address] === "viewer" ? ["answerViewer"] : ["answerForm", "answerAsk"];
    expect(frames).toContain(frameOf(body[0]));
  });
});

/** The statements of a page. */
function defaultBody(source: ts.SourceFile): readonly ts.Statement[] {
  const page = source.statements.find(
    (node) => ts.isFunctionDeclaration(node) && isExported(node, ts.SyntaxKind.DefaultKeyword),
  );
  return page && ts.isFunctionDeclaration(page) ? (page.body?.statements ?? []) : [];
}

/** The name in `return name(request, …)`. */
function frameOf(statement: ts.Statement | undefined): string | null {
  const called = statement && ts.isReturnStatement(statement) ? statement.expression : undefined;
  return called && ts.isCallExpression(called) ? called.expression.getText() : null;
}
