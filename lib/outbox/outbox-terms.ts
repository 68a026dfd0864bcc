/** What names a mailbox that no order holds is forgotten so many days after its letter was sent. */
export const briefDays = 30;
