/** A cookie beside the basket's own that says only that there is one. Scripts may read it, so that nobody asks after a basket he has not. */
export const basketMark = "fettle-has-basket";
