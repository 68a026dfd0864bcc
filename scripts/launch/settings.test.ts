import { describe, expect, it } from "vitest";
import { readSettings } from "./settings";

const production = {
  NODE_ENV: "production",
  SHOP_SECRET: "a-secret-of-more-than-32-characters",
  SITE_URL: "https://fettle.example",
  DATABASE_URL: "postgresql://shop:pw@db.internal/fettle",
  TRADER_NAME: "Fettle Running Ltd",
  TRADER_ADDRESS: "Unit 3, 5 Mill Lane, Leeds, LS1 4DY",
  TRADER_COMPANY_NUMBER: "01234567",
  TRADER_VAT_NUMBER: "GB 123 4567 82",
};

describe("settings", () => {
  it("needs none", () => {
    expect(readSettings({})).toEqual({});
  });

  it("takes an empty variable for an unset one", () => {
    expect(readSettings({ PORT: "", STRIPE_SECRET_KEY: "" })).toEqual({});
  });

  it("reads numbers and addresses", () => {
    const settings = readSettings({ PORT: "4000", SITE_URL: "https://fettle.example/" });
    expect(settings).toEqual({ PORT: 4000, SITE_URL: "https://fettle.example" });
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["MAIL_PORT", "1080.5"],
    ["STRIPE_SANDBOX_PORT", "-1"],
    ["DATABASE_URL", "mysql://localhost/shop"],
    ["SMTP_URL", "mail.example:25"],
    ["SITE_URL", "fettle.example"],
    ["SITE_URL", "https://fettle.example/shop"],
    ["STRIPE_SECRET_KEY", "pk_test_1"],
    ["STRIPE_WEBHOOK_SECRET", "secret"],
    ["ADMIN_EMAIL", "owner"],
    ["ADMIN_PASSWORD", "short"],
    ["SHOP_SECRET", "short"],
    ["SHOP_SECRET_BEFORE", "short"],
    ["NODE_ENV", "staging"],
    ["SHOW_SPECIMEN", "perhaps"],
    ["TRADER_NAME", "F"],
    ["TRADER_ADDRESS", "Leeds"],
    ["TRADER_ADDRESS", "5 Mill Lane, Leeds, Yorkshire"],
    ["TRADER_COMPANY_NUMBER", "1234567"],
    ["TRADER_VAT_NUMBER", "GB 123 4567 83"],
    ["TRADER_PHONE", "ask Kit"],
  ])("names a malformed %s=%s", (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must `));
  });

  it("names every malformed one at once", () => {
    expect(() => readSettings({ PORT: "x", SMTP_URL: "y" })).toThrow(/PORT must[^\n]*\nSMTP_URL must/);
  });

  it("refuses half of a pair", () => {
    expect(() => readSettings({ STRIPE_SECRET_KEY: "sk_test_1" })).toThrow(/STRIPE_WEBHOOK_SECRET is not/);
    expect(() => readSettings({ STRIPE_WEBHOOK_SECRET: "whsec_1" })).toThrow(/STRIPE_SECRET_KEY is not/);
    expect(() => readSettings({ ADMIN_EMAIL: "a@b.example" })).toThrow(/set both, or neither/);
  });

  it("wants a new secret beside the one before", () => {
    const { SHOP_SECRET } = production;
    expect(() => readSettings({ SHOP_SECRET, SHOP_SECRET_BEFORE: SHOP_SECRET })).toThrow(
      /same as SHOP_SECRET/,
    );
    const rotated = { SHOP_SECRET, SHOP_SECRET_BEFORE: `${SHOP_SECRET}-of-last-year` };
    expect(readSettings(rotated)).toEqual(rotated);
  });

  it("sends a live key to Stripe alone", () => {
    const live = { STRIPE_SECRET_KEY: "sk_live_1", STRIPE_WEBHOOK_SECRET: "whsec_1" };
    expect(readSettings(live)).toEqual(live);
    expect(() => readSettings({ ...live, STRIPE_API_BASE: "http://127.0.0.1:12111" })).toThrow(/live key/);
  });

  it("makes nothing up in production", () => {
    expect(readSettings(production)).toEqual(production);
    for (const name of [
      "SHOP_SECRET",
      "SITE_URL",
      "TRADER_NAME",
      "TRADER_ADDRESS",
      "TRADER_COMPANY_NUMBER",
      "TRADER_VAT_NUMBER",
    ]) {
      expect(() => readSettings({ ...production, [name]: undefined })).toThrow(
        new RegExp(`^${name} must be set`),
      );
    }
    expect(() => readSettings({ ...production, STRIPE_SECRET_KEY: "sk_live_1" })).toThrow(
      /STRIPE_WEBHOOK_SECRET/,
    );
  });
});
