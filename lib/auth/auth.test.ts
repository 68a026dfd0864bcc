import { describe, expect, test } from "vitest";
import { permissionForPage } from "./access-table";
import { Role as StoredRole } from "@/lib/db/generated/enums";
import { addressOnSite, may, permissions, roles, type Permission, type Role } from "./auth";

/** The whole table, written out a second time: a change of rights must be meant. */
const expected: Record<Role, readonly Permission[]> = {
  owner: permissions,
  stock: ["desk.enter", "alerts.settle", "stock.read", "stock.write", "returns.read", "products.read"],
  orders: [
    "desk.enter",
    "alerts.settle",
    "stock.read",
    "orders.read",
    "orders.write",
    "returns.read",
    "returns.write",
    "products.read",
  ],
  editor: ["desk.enter", "products.read", "guides.read", "reports.read"],
  clinician: ["desk.enter", "guides.read"],
};

describe("may", () => {
  test.each(roles)("gives %s what the table says and nothing else", (role) => {
    expect(permissions.filter((permission) => may([role], permission))).toEqual(expected[role]);
  });

  test("gives somebody without a role nothing", () => {
    expect(permissions.filter((permission) => may([], permission))).toEqual([]);
  });

  test("adds roles up", () => {
    expect(may(["clinician", "stock"], "stock.write")).toBe(true);
  });

  test("knows the roles that the database knows", () => {
    expect([...roles].sort()).toEqual(Object.values(StoredRole).sort());
  });
});

test.each([
  ["/admin", "desk.enter"],
  ["/admin/stock", "stock.read"],
  ["/admin/stock/MB1", "stock.read"],
  ["/admin/stock/MB1/", "stock.read"],
  ["/admin/stock/MB1/older", "stock.read"],
  ["/admin/orders/10001", "orders.read"],
  ["/admin/stockpile", "desk.enter"],
  ["/account", null],
  ["/administration", null],
])("the page %s asks for %s", (path, permission) => {
  expect(permissionForPage(path)).toBe(permission);
});

describe("addressOnSite", () => {
  const site = "https://fettle.example/";

  test.each([
    ["/admin/stock?after=MB1", "https://fettle.example/admin/stock?after=MB1"],
    ["https://fettle.example/basket", "https://fettle.example/basket"],
    [undefined, "https://fettle.example/account"],
    ["https://evil.example/", "https://fettle.example/account"],
    ["//evil.example/", "https://fettle.example/account"],
    ["/\\evil.example", "https://fettle.example/account"],
    ["http://fettle.example/", "https://fettle.example/account"],
    ["javascript:alert(1)", "https://fettle.example/account"],
    ["https://fettle.example@evil.example/", "https://fettle.example/account"],
    ["https://fettle.example.evil.example/", "https://fettle.example/account"],
    ["https://fettle.example:444/", "https://fettle.example/account"],
    ["https://somebody:secret@fettle.example/", "https://fettle.example/account"],
    ["///evil.example", "https://fettle.example/account"],
    ["\\\\evil.example", "https://fettle.example/account"],
    ["/\t/evil.example", "https://fettle.example/account"],
    [" https://evil.example", "https://fettle.example/account"],
    ["https:evil.example", "https://fettle.example/evil.example"],
    ["data:text/html,x", "https://fettle.example/account"],
    ["JaVaScRiPt:alert(1)", "https://fettle.example/account"],
    ["blob:https://fettle.example/1", "https://fettle.example/account"],
    ["%2F%2Fevil.example", "https://fettle.example/%2F%2Fevil.example"],
    ["/%5Cevil.example", "https://fettle.example/%5Cevil.example"],
    ["http://[", "https://fettle.example/account"],
  ])("sends %s to %s", (asked, address) => {
    expect(addressOnSite(asked, site)).toBe(address);
  });
});
