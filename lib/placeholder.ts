/** Pixels a side. Stretched over a picture's place, the browser draws so few of them as a blur. */
export const placeholderSide = 4;

/**
 * The first 54 bytes of a BMP of 4 by 4 pixels, in base64. It is the one common format whose head never differs and ends where three
 * bytes end: a picture needs to bring its 48 bytes of pixels alone.
 */
const head = "Qk1mAAAAAAAAADYAAAAoAAAABAAAAAQAAAABABgAAAAAADAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** A picture's ground until it is there, as CSS: a blur from its pixels, or the one colour that older ones were given. */
export function placeholderGround(placeholder: string): string {
  return placeholder.startsWith("#")
    ? placeholder
    : `center/cover url(data:image/bmp;base64,${head}${placeholder})`;
}

/**
 * The pixels as a placeholder keeps them.
 * @param rgb 4 by 4 pixels, three bytes each, from the top left
 */
export function packPlaceholder(rgb: Uint8Array): string {
  if (rgb.length !== placeholderSide ** 2 * 3) throw new Error("A placeholder is made of 4 by 4 pixels");
  const pixels = new Uint8Array(rgb.length);
  for (let index = 0; index < placeholderSide ** 2; index += 1) {
    // The format begins with the lowest row, and with the blue of each pixel.
    const row = placeholderSide - 1 - Math.floor(index / placeholderSide);
    const place = row * placeholderSide + (index % placeholderSide);
    pixels.set(rgb.slice(index * 3, index * 3 + 3).reverse(), place * 3);
  }
  return btoa(String.fromCharCode(...pixels));
}
