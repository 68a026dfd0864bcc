import { describe, expect, it } from "vitest";
import { refuseNode } from "./boot.js";

describe("the Node that starts the shop", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "24.0.0", "25.1.0", "26.0.0"])("may be %s", (version) => {
    expect(refuseNode(version)).toBeUndefined();
  });

  it.each(["16.20.2", "18.20.4", "20.18.9", "21.7.0", "22.11.0", "23.11.0"])("may not be %s", (version) => {
    expect(refuseNode(version)).toContain(`Fettle needs Node 20.19 or later`);
    expect(refuseNode(version)).toContain(`this is Node ${version}`);
  });
});
