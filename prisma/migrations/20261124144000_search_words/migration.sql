-- Search that reads a bounded number of rows, however large the range: words of names, and the products that have them.

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "product_word" (
    "word" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "product_word_pkey" PRIMARY KEY ("word","position","product_id")
);

-- A slip of the finger is looked for among the words, of which there are thousands, not among the names. The prefix
-- index has a collation of its own, so that the beginning of a word is a range wherever the database was made.
CREATE INDEX search_word_trigram ON search_word USING gin (word gin_trgm_ops);
CREATE INDEX search_word_prefix ON search_word (word COLLATE "C");
DROP INDEX product_name_trigram;

-- "Thera-Band" is found as thera, as band and as theraband.
CREATE FUNCTION product_words(name text, maker text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT word FROM (
    SELECT regexp_split_to_table(lower(name || ' ' || maker), '[^[:alnum:]]+')
    UNION
    SELECT regexp_split_to_table(regexp_replace(lower(name || ' ' || maker), '[^[:alnum:][:space:]]+', '', 'g'), '[[:space:]]+')
  ) AS words (word)
  WHERE length(word) BETWEEN 1 AND 40
$$;

-- Once for all rows of a statement: an import of a million rows must not pay for each alone. The words come in order,
-- so that two imports never wait for each other.
CREATE FUNCTION keep_product_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO search_word SELECT DISTINCT words.word FROM after_rows CROSS JOIN LATERAL product_words(name, maker) AS words (word)
      WHERE state = 'live' ORDER BY words.word ON CONFLICT DO NOTHING;
    INSERT INTO product_word SELECT words.word, position, id FROM after_rows CROSS JOIN LATERAL product_words(name, maker) AS words (word)
      WHERE state = 'live';
  ELSIF TG_OP = 'UPDATE' THEN
    DELETE FROM product_word AS gone
      USING before_rows AS was JOIN after_rows AS now USING (id) CROSS JOIN LATERAL product_words(was.name, was.maker) AS words (word)
      WHERE (was.name, was.maker, was.position, was.state) IS DISTINCT FROM (now.name, now.maker, now.position, now.state)
        AND was.state = 'live'
        AND gone.word = words.word AND gone.position = was.position AND gone.product_id = was.id;
    INSERT INTO search_word
      SELECT DISTINCT words.word FROM before_rows AS was JOIN after_rows AS now USING (id)
      CROSS JOIN LATERAL product_words(now.name, now.maker) AS words (word)
      WHERE (was.name, was.maker, was.position, was.state) IS DISTINCT FROM (now.name, now.maker, now.position, now.state)
        AND now.state = 'live'
      ORDER BY words.word ON CONFLICT DO NOTHING;
    INSERT INTO product_word
      SELECT words.word, now.position, now.id FROM before_rows AS was JOIN after_rows AS now USING (id)
      CROSS JOIN LATERAL product_words(now.name, now.maker) AS words (word)
      WHERE (was.name, was.maker, was.position, was.state) IS DISTINCT FROM (now.name, now.maker, now.position, now.state)
        AND now.state = 'live';
  ELSE
    DELETE FROM product_word AS gone
      USING before_rows AS was CROSS JOIN LATERAL product_words(was.name, was.maker) AS words (word)
      WHERE was.state = 'live' AND gone.word = words.word AND gone.position = was.position AND gone.product_id = was.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER product_inserts_words AFTER INSERT ON product REFERENCING NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_product_words();
CREATE TRIGGER product_updates_words AFTER UPDATE ON product REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_product_words();
CREATE TRIGGER product_deletes_words AFTER DELETE ON product REFERENCING OLD TABLE AS before_rows
  FOR EACH STATEMENT EXECUTE FUNCTION keep_product_words();

INSERT INTO search_word SELECT DISTINCT words.word FROM product CROSS JOIN LATERAL product_words(name, maker) AS words (word)
  WHERE state = 'live';
INSERT INTO product_word SELECT words.word, position, id FROM product CROSS JOIN LATERAL product_words(name, maker) AS words (word)
  WHERE state = 'live';
