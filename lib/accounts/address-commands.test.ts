import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { someoneSignedIn } from "@/scripts/testing/people";
import { accountTerms } from "./account";
import { readAddresses, readFirstPostcode } from "./account-reads";
import { preferAddress, removeAddress, saveAddress } from "./address-commands";

const home = {
  id: undefined,
  recipient: "Ann Runner",
  addressLine1: "1 Mill Lane",
  addressLine2: "",
  town: "Leeds",
  county: "",
  postcode: "LS1 4DY",
};

test("addresses are kept, changed, put first and removed; one comes first as long as there is any", async () => {
  const { id: userId } = await someoneSignedIn();
  expect(await readFirstPostcode(userId)).toBeNull();
  await saveAddress(userId, home);
  await saveAddress(userId, { ...home, postcode: "YO1 7HH" });
  const [first, second] = await readAddresses(userId);
  expect([first?.isDefault, second?.isDefault]).toEqual([true, false]);
  expect(await preferAddress(userId, second?.id ?? "")).toEqual({ ok: true, value: undefined });
  expect(await readFirstPostcode(userId)).toBe("YO1 7HH");
  await saveAddress(userId, { ...home, id: second?.id, postcode: "DL10 4AA" });
  expect(await readFirstPostcode(userId)).toBe("DL10 4AA");
  expect(await removeAddress(userId, second?.id ?? "")).toEqual({ ok: true, value: undefined });
  expect(await readFirstPostcode(userId)).toBe("LS1 4DY");
  await removeAddress(userId, first?.id ?? "");
  expect(await readAddresses(userId)).toEqual([]);
});

test("another's address can be neither changed nor removed nor put first", async () => {
  const [{ id: mine }, { id: other }] = [await someoneSignedIn(), await someoneSignedIn()];
  await saveAddress(mine, home);
  const [{ id } = { id: "" }] = await readAddresses(mine);
  const unknown = { ok: false, refusal: "unknown-address" };
  expect(await saveAddress(other, { ...home, id, town: "York" })).toEqual(unknown);
  expect(await removeAddress(other, id)).toEqual(unknown);
  expect(await preferAddress(other, id)).toEqual(unknown);
  expect(await readAddresses(mine)).toMatchObject([{ town: "Leeds", isDefault: true }]);
});

test("many at once stay within the limit, with one that comes first", async () => {
  const { id: userId } = await someoneSignedIn();
  const all = await Promise.all(Array.from({ length: 14 }, () => saveAddress(userId, home)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(accountTerms.addresses);
  const ids = (await readAddresses(userId)).map(({ id }) => id);
  await Promise.all([...ids.map((id) => preferAddress(userId, id)), removeAddress(userId, ids[0] ?? "")]);
  expect(await db().savedAddress.count({ where: { userId, isDefault: true } })).toBe(1);
});
