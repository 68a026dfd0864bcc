import { expect, test } from "vitest";
import { MicroCache, type Fill } from "./micro-cache";

interface Page {
  readonly bytes: number;
  readonly text: string;
}

function setUp(limits: { maximumBytes?: number } = {}) {
  let clock = 0;
  const made: string[] = [];
  const cache = new MicroCache<Page>({ maximumBytes: 100_000, now: () => clock, ...limits });
  const write =
    (text: string, bytes = 100): Fill<Page> =>
    async () => {
      made.push(text);
      return { bytes, text };
    };
  const pass = (milliseconds: number) => {
    clock += milliseconds;
  };
  return { cache, made, write, pass };
}

/** A page whose making is ended by hand. */
function held() {
  const { promise, resolve, reject } = Promise.withResolvers<Page | null>();
  return {
    fill: () => promise,
    done: (text: string) => resolve({ bytes: 100, text }),
    fail: () => reject(new Error("the page could not be made")),
  };
}

test("a page is made once for all who ask at once, and served for a second", async () => {
  const { cache, made, write, pass } = setUp();
  const first = await Promise.all(Array.from({ length: 20 }, () => cache.get("/", write("one"))));
  expect(first.every((answer) => answer?.page.text === "one")).toBe(true);
  pass(999);
  expect(await cache.get("/", write("two"))).toMatchObject({ outcome: "hit", page: { text: "one" } });
  expect(cache.peek("/")?.text).toBe("one");
  expect(made).toEqual(["one"]);
});

test("in its second second a page is served once more while the next is made; after that readers wait", async () => {
  const { cache, write, pass } = setUp();
  await cache.get("/", write("one"));
  pass(1_500);
  expect(cache.peek("/")).toBeUndefined();
  expect(await cache.get("/", write("two"))).toMatchObject({ outcome: "stale", page: { text: "one" } });
  await new Promise(setImmediate);
  expect(await cache.get("/", write("three"))).toMatchObject({ outcome: "hit", page: { text: "two" } });
  pass(2_000);
  expect(await cache.get("/", write("four"))).toMatchObject({ outcome: "filled", page: { text: "four" } });
});

test("nobody is served a page that was made, or begun, before everything expired", async () => {
  const { cache, write } = setUp();
  await cache.get("/", write("old"));
  const slow = held();
  const begunBefore = cache.get("/other", slow.fill);
  cache.expireAll();
  expect(cache.peek("/")).toBeUndefined();
  expect((await cache.get("/", write("new")))?.page.text).toBe("new");
  const askedAfter = cache.get("/other", write("newer"));
  expect((await askedAfter)?.page.text).toBe("newer");
  slow.done("older");
  expect((await begunBefore)?.page.text).toBe("older");
  expect(cache.peek("/other")?.text).toBe("newer");
});

test("a page that cannot be renewed is served as it was, and asked for at most once a second", async () => {
  const { cache, write, pass } = setUp();
  let tries = 0;
  const broken = async (): Promise<Page | null> => {
    tries += 1;
    throw new Error("no database");
  };
  await expect(cache.get("/", broken)).rejects.toThrow("no database");
  await cache.get("/", write("kept"));
  cache.expireAll();
  for (let time = 0; time < 5; time += 1) {
    expect(await cache.get("/", broken)).toMatchObject({ outcome: "failed-over", page: { text: "kept" } });
    pass(100);
  }
  expect(tries).toBe(2);
  pass(1_000);
  expect((await cache.get("/", write("back")))?.page.text).toBe("back");
  cache.expireAll();
  pass(11 * 60_000);
  await expect(cache.get("/", broken)).rejects.toThrow("no database");
});

test("a renewal that hangs keeps nobody waiting beyond the patience", async () => {
  const { cache, write, pass } = setUp();
  await cache.get("/", write("kept"));
  cache.expireAll();
  const slow = held();
  const first = cache.get("/", slow.fill);
  pass(2_500);
  expect(await cache.get("/", slow.fill)).toMatchObject({ outcome: "failed-over", page: { text: "kept" } });
  slow.done("late");
  expect((await first)?.page.text).toBe("late");
});

test("what is not to be shared is not kept, and what was kept before it is forgotten", async () => {
  const { cache, write, pass } = setUp();
  await cache.get("/", write("shared"));
  pass(5_000);
  expect(await cache.get("/", async () => null)).toBeNull();
  expect(cache.size.pages).toBe(0);
});

test("is bounded by bytes: the least used page goes first, and one that is too large is never kept", async () => {
  const { cache, write } = setUp({ maximumBytes: 4_000 });
  for (const key of ["a", "b", "c", "d"]) await cache.get(key, write(key, 700));
  cache.peek("a");
  await cache.get("e", write("e", 700));
  expect(["a", "b", "e"].map((key) => cache.peek(key)?.text)).toEqual(["a", undefined, "e"]);
  expect((await cache.get("f", write("f", 3_000)))?.page.text).toBe("f");
  expect(cache.peek("f")).toBeUndefined();
  expect(cache.size.bytes).toBeLessThanOrEqual(4_000);
});
