// The statements that make products number FROM ($1) to TO ($2), both counted in. Everything follows from the number, so that the same
// number is the same product each time.

/** Ids by kind and number, in the order in which they are made, as the shop's own (UUID 7) are. */
function id(kind: "product" | "option" | "variant", number: string): string {
  const block = { product: "0190f000", option: "0190f001", variant: "0190f002" }[kind];
  return `('${block}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

export const firstId = id("product", "0");
export const lastId = id("product", "281474976710655");
export const productId = (number: string): string => id("product", number);

/** Behind everything that the shop's own people put on a shelf. */
const firstPosition = 1_000_000;

/** Numbers from $1 to $2 with their variants: one, two or three each. */
const numbers = "generate_series($1::bigint, $2::bigint) AS n";
const variants = `${numbers} CROSS JOIN LATERAL generate_series(0, (n % 3)::int) AS k`;
const variantId = id("variant", "n * 4 + k");

/** One element of an array by a number; the divisor keeps names from repeating in step. */
const pick = (array: string, divisor: number): string =>
  `(${array})[1 + ((n / ${divisor}) % cardinality(${array}))::int]`;

/** $3 makers, $4 kinds, $5 choices, $6 departments by slug, $7 the things each sells, as JSON. */
export const statements: readonly { readonly sql: string; readonly uses: readonly number[] }[] = [
  {
    uses: [3, 4, 6, 7],
    sql: `
      INSERT INTO product (id, slug, name, maker, department_id, state, summary, description, features, materials, care,
        warnings, position, updated_at)
      SELECT ${productId("n")}, 'synthetic-' || n,
        ${pick("$3::text[]", 7)} || ' ' || thing || ' ' || ${pick("$4::text[]", 3)} || ' ' || 'K' || (n % 9973),
        ${pick("$3::text[]", 7)}, department.id, 'live',
        'A made-up ' || lower(thing) || ' that fills the shelf while the shop is measured.',
        'It does not exist and cannot be sent. It is here so that pages, search and stock can be tried with as many products as a large shop has.',
        ARRAY['Made by a script', 'Number ' || n], 'Nothing.', 'None needed.', '{}', ${firstPosition} + n, now()
      FROM ${numbers}
      CROSS JOIN LATERAL (SELECT ${pick("$6::text[]", 1)} AS slug) AS chosen
      JOIN department ON department.slug = chosen.slug
      CROSS JOIN LATERAL (SELECT coalesce($7::jsonb -> chosen.slug, $7::jsonb -> 'other') AS list) AS sold
      CROSS JOIN LATERAL (SELECT list ->> ((n / 5) % jsonb_array_length(list))::int AS thing) AS named`,
  },
  {
    uses: [],
    sql: `INSERT INTO product_option (id, product_id, name, position)
      SELECT ${id("option", "n")}, ${productId("n")}, 'Size', 0 FROM ${numbers} WHERE n % 3 > 0`,
  },
  {
    uses: [],
    sql: `INSERT INTO variant (id, product_id, sku, price_pence, vat_rate, weight_grams, position, updated_at)
      SELECT ${variantId}, ${productId("n")}, 'SYN-' || n || '-' || k, 495 + (n % 90) * 50 + k * 100, 2000, 100 + n % 900, k, now()
      FROM ${variants}`,
  },
  {
    uses: [5],
    sql: `INSERT INTO variant_value (variant_id, option_id, value)
      SELECT ${variantId}, ${id("option", "n")}, ($5::text[])[k + 1] FROM ${variants} WHERE n % 3 > 0`,
  },
  {
    uses: [],
    sql: `INSERT INTO picture (id, product_id, name, alt, width, height, placeholder, position)
      SELECT ${id("product", "n")}, ${productId("n")}, name, alt, width, height, placeholder, 0
      FROM ${numbers} JOIN (
        SELECT row_number() OVER (ORDER BY picture.id) - 1 AS place, count(*) OVER () AS total, picture.*
        FROM picture JOIN product ON product.id = product_id WHERE product.slug NOT LIKE 'synthetic-%'
      ) AS seen ON place = n % total`,
  },
  {
    uses: [],
    // One in fifty is sold out, one in twenty low.
    sql: `UPDATE stock_level SET on_hand = moved.units, updated_at = now()
      FROM (SELECT ${variantId} AS variant_id, ${units("n", "k")} AS units FROM ${variants}) AS moved
      WHERE stock_level.variant_id = moved.variant_id AND moved.units > 0`,
  },
  {
    uses: [],
    sql: `INSERT INTO stock_movement (variant_id, kind, delta_on_hand, delta_reserved, reference, actor, reason)
      SELECT ${variantId}, 'receive', ${units("n", "k")}, 0, 'synthetic-stock', 'synthetic', 'Opening stock'
      FROM ${variants} WHERE ${units("n", "k")} > 0`,
  },
];

function units(number: string, place: string): string {
  return `(CASE WHEN (${number} + ${place}) % 50 = 0 THEN 0 WHEN (${number} + ${place}) % 20 = 1 THEN 3 ELSE 20 + ${number} % 180 END)::int`;
}
