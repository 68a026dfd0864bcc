/**
 * Who sells in a shop that somebody tries out: made up, and saying so. The numbers have the right shape; the VAT number is the one that the tax
 * office gives out for tests.
 */
export const exampleTrader = {
  TRADER_NAME: "Fettle Example Ltd (made up)",
  TRADER_ADDRESS: "1 Example Street, Exampleton, EX1 1AA",
  TRADER_COMPANY_NUMBER: "00000000",
  TRADER_VAT_NUMBER: "GB 999 9999 73",
} as const;
