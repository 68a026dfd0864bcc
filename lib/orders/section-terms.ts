/** So many days after an order was sent, nobody knows any more in which section of the guide its things were added. */
export const sectionDays = 30;

/** So many days after it was placed, for an order that is never sent. */
export const unsentSectionDays = 90;
