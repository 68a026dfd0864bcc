/** So many months after an order, nobody knows any more in which section of the guide its things were added. */
export const sectionMonths = 13;
