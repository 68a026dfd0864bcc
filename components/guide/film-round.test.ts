import { describe, expect, it } from "vitest";
import { filmInTurn, type Standing } from "./film-round";

const unseen: Standing = { seen: 0, held: false, asked: false };
const half: Standing = { ...unseen, seen: 0.5 };
const most: Standing = { ...unseen, seen: 0.7 };
const whole: Standing = { ...unseen, seen: 1 };

describe("filmInTurn", () => {
  it("lets the film begin that is seen best, once enough of it is", () => {
    expect(filmInTurn([unseen, half, most, whole], undefined, true)).toBe(whole);
    expect(filmInTurn([unseen, half, most], undefined, true)).toBe(most);
    expect(filmInTurn([unseen, half], undefined, true)).toBeUndefined();
    expect(filmInTurn([], undefined, true)).toBeUndefined();
  });

  it("goes on with the film that plays while another is seen as well", () => {
    const other = { ...whole };
    expect(filmInTurn([whole, other], other, true)).toBe(other);
    expect(filmInTurn([whole, most], most, true)).toBe(whole);
  });

  it("keeps still around a film that was paused", () => {
    const held = { ...whole, held: true };
    expect(filmInTurn([held, most], undefined, true)).toBeUndefined();
    expect(filmInTurn([whole, held], undefined, true)).toBeUndefined();
    expect(filmInTurn([most, held, whole], undefined, true)).toBeUndefined();
  });

  it("plays what was asked for, however little of it is seen, but not out of sight", () => {
    const asked = { ...half, asked: true };
    expect(filmInTurn([whole, asked], whole, true)).toBe(asked);
    expect(filmInTurn([whole, { ...unseen, asked: true }], whole, true)).toBe(whole);
  });

  it("starts nothing unasked where nothing is to move by itself", () => {
    const asked = { ...half, asked: true };
    expect(filmInTurn([whole, most], undefined, false)).toBeUndefined();
    expect(filmInTurn([whole, asked], undefined, false)).toBe(asked);
  });
});
