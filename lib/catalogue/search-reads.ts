import { db } from "@/lib/db/client";
import type { ProductCard } from "./catalogue";
import { readCards } from "./catalogue-reads";
import { searchTokens } from "./search";

/** How many products a search shows. */
const shown = 24;
/** How many known words one typed word may stand for. */
const wordsPerToken = 4;
/** From this similarity on (0 to 1) a word may be another one with a slip in it: "kestrl" is 0.5 like "kestrel". */
const likeEnough = 0.45;
/** How far the products of one word are read, in the shop's order. */
const readPerWord = 400;
/** How many of those, the best by the words they share with the query, are compared with it letter by letter. */
const compared = 120;

/**
 * Live products whose name and maker are like the query, the likest first, at most 24. Each typed word is first held
 * against the words that names have: the same, one that begins with it, one that holds it, or, when there is none, one
 * that is like it (pg_trgm), so that a slip of the finger is forgiven. Of each such word only the first products in the shop's order
 * are read, and a rare word weighs more than a common one: the cost does not depend on how many products there are.
 */
export async function searchProducts(query: string): Promise<ProductCard[]> {
  const tokens = searchTokens(query);
  if (tokens.length === 0) return [];
  const folded = query.toLowerCase();
  const pattern = `%${folded.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const found = await db().$queryRaw<{ slug: string }[]>`
    WITH token AS MATERIALIZED (SELECT unnest(${tokens}::text[]) AS token),
    begun AS MATERIALIZED (
      SELECT token, word FROM token CROSS JOIN LATERAL (
        (SELECT word FROM search_word WHERE word = token)
        UNION
        (SELECT word FROM search_word
          WHERE word COLLATE "C" >= token COLLATE "C" AND word COLLATE "C" < (token || chr(1114111)) COLLATE "C"
          ORDER BY word COLLATE "C" LIMIT ${wordsPerToken})
      ) AS same
    ),
    meant AS MATERIALIZED (
      SELECT token, word FROM begun
      UNION
      SELECT token, word FROM token CROSS JOIN LATERAL (
        SELECT word FROM search_word WHERE length(token) > 2 AND word LIKE '%' || token || '%'
        ORDER BY length(word), word LIMIT ${wordsPerToken}
      ) AS holding WHERE token NOT IN (SELECT token FROM begun)
      UNION
      SELECT token, word FROM token CROSS JOIN LATERAL (
        SELECT word FROM search_word WHERE length(token) > 2 AND word % token AND similarity(word, token) >= ${likeEnough}
        ORDER BY similarity(word, token) DESC, word LIMIT ${wordsPerToken}
      ) AS like_it WHERE token NOT IN (SELECT token FROM begun)
    ),
    hit AS (
      SELECT token, product_id, position, 1.0 / count(*) OVER (PARTITION BY token, meant.word) AS weight
      FROM meant CROSS JOIN LATERAL (
        SELECT product_id, position FROM product_word WHERE product_word.word = meant.word
        ORDER BY position, product_id LIMIT ${readPerWord}
      ) AS first
    ),
    best AS (
      SELECT product_id, count(*) AS tokens FROM (
        SELECT product_id, position, token, max(weight) AS weight FROM hit GROUP BY product_id, position, token
      ) AS per_token
      GROUP BY product_id, position ORDER BY sum(weight) DESC, position, product_id LIMIT ${compared}
    )
    SELECT slug FROM best JOIN product ON product.id = best.product_id
    CROSS JOIN LATERAL (SELECT lower(name || ' ' || maker) AS words) AS said
    WHERE state = 'live' AND (tokens = ${tokens.length} OR words LIKE ${pattern} OR ${folded} <% words)
    ORDER BY (lower(name) LIKE ${pattern}) DESC, tokens DESC, word_similarity(${folded}, words) DESC, position, slug
    LIMIT ${shown}`;
  return readCards(found.map(({ slug }) => slug));
}
