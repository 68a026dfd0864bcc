/** What whoever orders to the Channel Islands should know of taxes: on the basket page, on his order and in his receipt. */
export const outsideVatWords =
  "No UK VAT is charged on what goes to the Channel Islands: it is taken off the prices. Jersey asks for its own tax, GST, on parcels above a limit that it sets. Whatever an island’s customs ask for on arrival is yours to pay.";
