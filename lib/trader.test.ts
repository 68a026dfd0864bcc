import { expect, test, vi } from "vitest";
import { exampleTrader } from "@/scripts/launch/example-trader";
import { addressLines, isCompanyNumber, isTradingAddress, isVatNumber } from "./trader-shapes";

test("a VAT number's last two digits follow from the others, in the old way or in the newer one", () => {
  for (const right of ["GB123456782", "123456782", "gb 123 4567 82", "GB 999 9999 73", "GB 123 4567 27"])
    expect(isVatNumber(right), right).toBe(true);
  for (let check = 0; check < 100; check += 1) {
    const number = `GB1234567${String(check).padStart(2, "0")}`;
    expect(isVatNumber(number), number).toBe(check === 82 || check === 27);
  }
  for (const wrong of ["", "GB12345678", "FR123456782", "GB1234567820", "12345678a"])
    expect(isVatNumber(wrong), wrong).toBe(false);
});

test("a company number is eight digits, or letters and digits", () => {
  for (const right of ["01234567", "SC123456", "ni 012345", "OC301540", "R0000123"])
    expect(isCompanyNumber(right), right).toBe(true);
  for (const wrong of ["1234567", "123456789", "S1234567", "SC12345"])
    expect(isCompanyNumber(wrong), wrong).toBe(false);
});

test("an address is parted by commas, or by bars where a line has a comma of its own", () => {
  expect(addressLines("5 Mill Lane, Leeds , LS1 4DY")).toEqual(["5 Mill Lane", "Leeds", "LS1 4DY"]);
  expect(addressLines("Unit 3, 5 Mill Lane|Leeds|LS1 4DY")).toEqual([
    "Unit 3, 5 Mill Lane",
    "Leeds",
    "LS1 4DY",
  ]);
  expect(isTradingAddress("5 Mill Lane, Leeds, LS1 4DY")).toBe(true);
  for (const wrong of ["PO Box 3", "5 Mill Lane, Leeds", "Leeds, LS1 4DY"])
    expect(isTradingAddress(wrong), wrong).toBe(false);
});

test("who sells is told from the settings, the register from the number", async () => {
  vi.resetModules();
  vi.stubEnv("TRADER_COMPANY_NUMBER", "sc 123456");
  vi.stubEnv("TRADER_VAT_NUMBER", "123456782");
  vi.stubEnv("TRADER_PHONE", "0113 496 0000");
  const { trader, traderWords } = await import("./trader");
  expect(trader()).toEqual({
    name: exampleTrader.TRADER_NAME,
    address: ["1 Example Street", "Exampleton", "EX1 1AA"],
    email: "shop@fettle.example",
    phone: "0113 496 0000",
    companyNumber: "SC123456",
    registeredIn: "Scotland",
    vatNumber: "GB 123 4567 82".replaceAll(" ", "\u00a0"),
  });
  expect(traderWords(trader())).toBe(
    "Fettle is a trading name of Fettle Example Ltd (made up), 1 Example Street, Exampleton, EX1\u00a01AA. Registered in Scotland, company number SC123456. VAT number GB\u00a0123\u00a04567\u00a082.",
  );
  vi.unstubAllEnvs();
});

test("a shop without an identity reads no settings", async () => {
  vi.resetModules();
  vi.stubEnv("TRADER_NAME", undefined);
  vi.stubEnv("TRADER_VAT_NUMBER", "GB 123 4567 83");
  const { trader } = await import("./trader");
  expect(() => trader()).toThrow(/TRADER_NAME is missing\.\nTRADER_VAT_NUMBER must be a British VAT number/);
  vi.unstubAllEnvs();
});
