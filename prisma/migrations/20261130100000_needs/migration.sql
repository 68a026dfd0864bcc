-- What a need is whichever section asks for it, whether its section is done with it, what does at home, and why each candidate answers it.

ALTER TABLE need
  ADD COLUMN key TEXT,
  ADD COLUMN essential BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN home TEXT;
-- A need that nobody has said anything of yet is the same as no other: it is named after its own place until the seed, or the desk, knows better.
UPDATE need SET key = guide_section.slug || '-' || need.slug
  FROM guide_section WHERE guide_section.id = section_id;
ALTER TABLE need ALTER COLUMN key SET NOT NULL;

ALTER TABLE candidate
  ADD COLUMN any_variant BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN why TEXT;
UPDATE candidate SET why = need.why FROM need WHERE need.id = need_id;
ALTER TABLE candidate ALTER COLUMN why SET NOT NULL;

-- ---------------------------------------------------------------- last checks
ALTER TABLE need
  ADD CONSTRAINT need_key_shape CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 120),
  ADD CONSTRAINT need_home_words CHECK (home IS NULL OR length(trim(home)) BETWEEN 1 AND 300);
ALTER TABLE candidate
  ADD CONSTRAINT candidate_rank CHECK (rank BETWEEN 1 AND 4),
  ADD CONSTRAINT candidate_why_words CHECK (length(trim(why)) BETWEEN 1 AND 200);

-- A candidate is a variant of the product that it names.
CREATE FUNCTION candidate_is_of_its_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM variant WHERE id = NEW.variant_id AND product_id = NEW.product_id) THEN
    RAISE EXCEPTION 'variant % is not of product %', NEW.variant_id, NEW.product_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER candidate_of_its_product BEFORE INSERT OR UPDATE OF variant_id, product_id ON candidate
  FOR EACH ROW EXECUTE FUNCTION candidate_is_of_its_product();
