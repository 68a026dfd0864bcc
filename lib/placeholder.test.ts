import { describe, expect, it } from "vitest";
import { packPlaceholder, placeholderGround } from "./placeholder";

/** Black, but for one pixel. */
function pixels(place: number, colour: readonly [number, number, number]): Uint8Array {
  const rgb = new Uint8Array(48);
  rgb.set(colour, place * 3);
  return rgb;
}

function bytesOf(ground: string): DataView {
  const base64 = /base64,(.+)\)$/.exec(ground)?.[1] ?? "";
  return new DataView(Uint8Array.from(Buffer.from(base64, "base64")).buffer);
}

describe("placeholders", () => {
  it("make a whole picture out of 64 letters", () => {
    const packed = packPlaceholder(new Uint8Array(48).fill(255));
    expect(packed).toHaveLength(64);
    const file = bytesOf(placeholderGround(packed));
    expect(String.fromCharCode(file.getUint8(0), file.getUint8(1))).toBe("BM");
    expect(file.getUint32(2, true)).toBe(file.byteLength);
    expect(file.getUint32(10, true) + 4 * 4 * 3).toBe(file.byteLength);
    expect([file.getInt32(18, true), file.getInt32(22, true)]).toEqual([4, 4]);
    expect(file.getUint16(28, true)).toBe(24);
  });

  it.each([
    ["the first pixel, in the highest row, which comes last", 0, 54 + 12 * 3],
    ["the last pixel, in the lowest row, which comes first", 15, 54 + 3 * 3],
  ] as const)("keep %s", (_what, place, offset) => {
    const file = bytesOf(placeholderGround(packPlaceholder(pixels(place, [1, 2, 3]))));
    expect([file.getUint8(offset), file.getUint8(offset + 1), file.getUint8(offset + 2)]).toEqual([3, 2, 1]);
  });

  it("leave a colour as it is", () => {
    expect(placeholderGround("#ccb1a8")).toBe("#ccb1a8");
  });

  it("are made of 16 pixels, no more and no fewer", () => {
    expect(() => packPlaceholder(new Uint8Array(47))).toThrow();
  });
});
