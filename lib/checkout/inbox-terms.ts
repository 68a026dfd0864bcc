/** Of an event that was carried out, only what the books are checked by stays once it is so many days old. */
export const eventDetailDays = 30;
