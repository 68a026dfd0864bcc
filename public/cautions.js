// Loaded where this browser remembers cautions, and only there (lib/device.ts): says in each card that was left out why it was, and what does
// instead. The words stand in shadow roots, beside which React finds its own elements as it left them. The list of cautions is the
// same for every reader: what was chosen is looked up here, and never sent.

/** @import { Caution, CautionedProduct } from "../lib/catalogue/cautions" */

/**
 * @typedef {object} Advice
 * @property {string[]} reasons why it is left out, for each caution that it has and that is avoided
 * @property {{ slug: string, name: string }[]} instead what answers the same need and has none of the cautions that are avoided
 * @property {string} otherwise what does without buying anything
 */

/**
 * What to say of a product in place of selling it; null when it has none of the cautions that are avoided.
 * @param {CautionedProduct} product
 * @param {readonly string[]} avoided
 * @returns {Advice | null}
 */
export function adviceOf(product, avoided) {
  const met = Object.entries(product.reasons).filter(([caution]) => avoided.includes(caution));
  if (met.length === 0) return null;
  return {
    reasons: [...new Set(met.map(([, reason]) => reason))],
    instead: product.instead.filter(({ has }) => !has.some((caution) => avoided.includes(caution))),
    otherwise: product.otherwise,
  };
}

/** Said while the list of cautions cannot be reached. */
const unknown = {
  reasons: ["It has something that you asked us to leave out."],
  instead: [],
  otherwise: "Ask a pharmacist or your doctor what would suit you.",
};

const looks = `
:host::after { content: none !important; }
p, ul { margin: 0; padding: 0; }
a { color: inherit; text-underline-offset: 0.2em; }
a:hover { text-decoration-thickness: 2px; }
a { padding-block: 0.5rem; }
.name, .ways a, button { display: inline-flex; align-items: center; min-height: 2.75rem; padding-block: 0; }
a.name { font: 700 var(--text-xl)/1.15 var(--font-display); letter-spacing: var(--tracking-display); text-decoration: none; }
a.name:hover { text-decoration: underline; text-underline-offset: 4px; }
:focus-visible { outline: 3px solid var(--color-ink); outline-offset: 3px; }
.out { grid-column: 1 / -1; width: 100%; max-width: var(--container-measure); }
.out, .note { font-size: var(--text-sm); line-height: var(--text-sm--line-height); color: var(--color-ink); }
.why { margin-block: 0.25rem 0.75rem; border-inline-start: 4px solid var(--color-ink); padding-inline-start: 0.75rem; }
.instead { border-inline-start: 4px solid var(--color-moss); padding-inline-start: 0.75rem; }
.note { display: block; font-weight: 400; margin-top: 0.5rem; border-inline-start: 4px solid var(--color-ink); padding-inline-start: 0.75rem; }
b { font-weight: 700; }
.ways { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1.25rem; row-gap: 0.25rem; margin-top: 0.75rem; }
button { border: 1px solid var(--color-ink); border-radius: var(--radius-sm); background: none; padding-inline: 1.25rem; color: inherit; font: inherit; font-weight: 700; cursor: pointer; touch-action: manipulation; }
button:hover { background: var(--color-ink); color: var(--color-paper); }
.shown { margin-bottom: 1rem; }
@media print { .out, .note { color: #000; } }
`;

/**
 * @param {string} name of the element
 * @param {Record<string, string>} attributes
 * @param {...(string | Node)} children
 */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {Advice} advice */
function insteadOf({ instead, otherwise }) {
  if (instead.length === 0) return [otherwise];
  return instead.slice(0, 2).flatMap(({ slug, name }, index) => [
    index === 0 ? element("b", {}, "Instead: ") : " or ",
    element("a", { href: `/products/${slug}` }, name),
  ]);
}

/**
 * In place of what sells a product: its name, why it is left out, what does instead and the ways on.
 * @param {{ slug: string, name: string } | undefined} product undefined on the product's own page, which has its name already
 * @param {Advice} advice
 * @param {Node} [way] what may be pressed beside the way to the cautions
 */
function leftOut(product, advice, way) {
  return element(
    "div",
    { class: "out" },
    ...(product ? [element("a", { class: "name", href: `/products/${product.slug}` }, product.name)] : []),
    element("p", { class: "why" }, element("b", {}, "Left out for you. "), advice.reasons.join(" ")),
    element("p", { class: "instead" }, ...insteadOf(advice)),
    element("div", { class: "ways" }, ...(way ? [way] : []), element("a", { href: "/cautions" }, "Change my cautions")),
  );
}

/** @param {Advice} advice */
function noted(advice) {
  return element(
    "span",
    { class: "note" },
    element("b", {}, "You asked us to leave this out. "),
    advice.reasons.join(" ") + " ",
    ...insteadOf(advice),
  );
}

const marked = "[data-has], [data-note], [data-kit-sum], [data-kit-add]";
const sheet = typeof CSSStyleSheet === "undefined" ? null : new CSSStyleSheet();
/**
 * What each element was last made to say.
 * @type {WeakMap<HTMLElement, string>}
 */
const said = new WeakMap();
/** @type {Promise<Map<string, CautionedProduct>> | undefined} */
let list;
const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });
/** Where the reader is: what was shown for somebody else is so on that page alone. */
let page = "";

function avoided() {
  return (document.documentElement.dataset["avoid"] ?? "").split(" ");
}

/** @param {HTMLElement} host */
function isMet(host) {
  const has = (host.dataset["has"] ?? "").split(" ");
  return avoided().some((caution) => caution !== "" && has.includes(caution));
}

/** @param {HTMLElement} host */
function isLeftOut(host) {
  return isMet(host) && host.dataset["forOther"] === undefined;
}

/** @param {HTMLElement} host */
function slugOf(host) {
  const link = host.querySelector('a[href^="/products/"]');
  return host.dataset["note"] ?? host.dataset["product"] ?? link?.getAttribute("href")?.split("/")[2] ?? "";
}

function readList() {
  list ??= fetch("/cautions.json", { credentials: "omit" })
    .then((response) => response.json())
    .then((/** @type {CautionedProduct[]} */ products) => new Map(products.map((one) => [one.slug, one])));
  return list.catch(() => {
    list = undefined;
    return new Map();
  });
}

/** @param {HTMLElement} host */
function forOther(host) {
  const way = element("button", { type: "button" }, "I am buying for somebody else");
  way.addEventListener("click", () => {
    host.dataset["forOther"] = "";
    void sayAll().then(() => host.shadowRoot?.querySelector("p")?.focus());
  });
  return way;
}

/**
 * @param {HTMLElement} host
 * @param {CautionedProduct | undefined} product
 * @returns {Node[]} what its shadow root holds; the slot alone leaves it as it is
 */
function wordsIn(host, product) {
  const slot = element("slot", {});
  if (host.matches("[data-kit-sum], [data-kit-add]")) return kitWordsIn(host, slot);
  if (host.dataset["note"] !== undefined) {
    const advice = product && adviceOf(product, avoided());
    return advice ? [slot, noted(advice)] : [slot];
  }
  if (!isMet(host)) return [slot];
  if (!isLeftOut(host)) return [element("p", { class: "shown", tabindex: "-1" }, "Shown for somebody else."), slot];
  const advice = (product && adviceOf(product, avoided())) ?? unknown;
  return host.dataset["product"] === undefined
    ? [leftOut(product, advice)]
    : [leftOut(undefined, advice, forOther(host))];
}

/**
 * The parts of the kit that an element belongs to, those that are left out apart.
 * @param {Element} within
 */
function partsOf(within) {
  /** @type {HTMLElement[]} */
  const parts = [...(within.closest("section") ?? document).querySelectorAll("[data-item]")].filter(
    (part) => part instanceof HTMLElement,
  );
  const rest = parts.filter((part) => !isLeftOut(part));
  const sum = rest.reduce((pence, { dataset }) => pence + Number(dataset["pence"] ?? 0), 0);
  return { out: parts.filter(isLeftOut), rest, sum: pounds.format(sum / 100) };
}

/**
 * What a kit comes to, and what its one press adds, without what is left out.
 * @param {HTMLElement} host
 * @param {HTMLElement} slot
 * @returns {Node[]}
 */
function kitWordsIn(host, slot) {
  const { out, rest, sum } = partsOf(host);
  if (out.length === 0) return [slot];
  if (host.matches("[data-kit-sum]")) return [element("span", {}, sum)];
  if (rest.length === 0) return [element("p", {}, "All of it is left out for you.")];
  const words = `Only ${rest.length} of ${rest.length + out.length} will be added, for ${sum}: the rest is left out for you.`;
  return [element("p", { class: "shown" }, words), slot];
}

async function sayAll() {
  /** @type {NodeListOf<HTMLElement>} */
  const hosts = document.querySelectorAll(marked);
  if (location.pathname !== page) for (const host of hosts) delete host.dataset["forOther"];
  page = location.pathname;
  if (hosts.length === 0) return;
  const products = await readList();
  for (const host of hosts) {
    const product = products.get(slugOf(host));
    const now = `${avoided()} ${isLeftOut(host)} ${product?.slug} ${partsOf(host).sum}`;
    if (said.get(host) === now) continue;
    said.set(host, now);
    const words = wordsIn(host, product);
    if (words.length === 1 && words[0]?.nodeName === "SLOT" && !host.shadowRoot) continue;
    const root = host.shadowRoot ?? rootOf(host);
    if (!root) continue;
    if (sheet) root.adoptedStyleSheets = [sheet];
    root.replaceChildren(...words);
  }
}

/**
 * Not every element may have one; where none is to be had, the words of app/styles/cautions.css stay.
 * @param {HTMLElement} host
 */
function rootOf(host) {
  try {
    return host.attachShadow({ mode: "open" });
  } catch {
    return null;
  }
}

/**
 * What stands in a card that was left out is not sent with its form, nor are such parts of a kit: `data-items` is on the field that lists
 * them, each of which begins with its SKU.
 * @param {FormDataEvent} event
 */
function leaveOut({ target, formData }) {
  if (!(target instanceof HTMLFormElement)) return;
  const gone = partsOf(target).out.map(({ dataset }) => dataset["item"]);
  for (const field of target.querySelectorAll("input[data-items]")) {
    const name = field.getAttribute("name") ?? "";
    const parts = String(formData.get(name) ?? "").split(",");
    formData.set(name, parts.filter((part) => !gone.includes(part.split(":")[0])).join(","));
  }
  for (const control of target.elements) {
    const host = control.closest("[data-has]");
    if (!(host instanceof HTMLElement) || !isLeftOut(host)) continue;
    const name = control.getAttribute("name") ?? "";
    const value = "value" in control ? control.value : null;
    const others = formData.getAll(name);
    const at = others.findIndex((other) => other === value);
    if (at < 0) continue;
    others.splice(at, 1);
    formData.delete(name);
    for (const other of others) formData.append(name, other);
  }
}

function start() {
  sheet?.replaceSync(looks);
  let isDue = false;
  const watcher = new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      void sayAll();
    });
  });
  watcher.observe(document.documentElement, {
    attributeFilter: ["data-avoid"],
    childList: true,
    subtree: true,
  });
  document.addEventListener("formdata", leaveOut);
  void sayAll();
}

if (typeof document !== "undefined") start();
