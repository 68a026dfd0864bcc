import { describe, expect, it } from "vitest";
import { reelsOf } from "./film";

const curl = { name: "curl", title: "Curl", seconds: 5, playlist: [] };
const bridge = { name: "bridge", title: "Bridge", seconds: 6.5, playlist: [] };
const unmade = { name: "fold", title: "Fold", seconds: null, playlist: [] };

describe("reelsOf", () => {
  it("shows a film's own loop", () => {
    expect(reelsOf(curl, [curl, bridge])).toEqual([{ name: "curl", title: "Curl" }]);
  });

  it("goes through a playlist in its order, and leaves out what has not been made", () => {
    const round = {
      name: "round",
      title: "All",
      seconds: null,
      playlist: ["bridge", "fold", "gone", "curl"],
    };
    expect(reelsOf(round, [curl, bridge, unmade, round]).map(({ name }) => name)).toEqual(["bridge", "curl"]);
  });

  it("has nothing to show while there is a still alone", () => {
    expect(reelsOf(unmade, [unmade])).toEqual([]);
  });
});
