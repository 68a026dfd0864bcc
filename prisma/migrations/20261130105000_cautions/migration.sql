-- Cautions: for whom a product is left out, why, and what answers the same need. The database keeps one of each kind a product, with a reason.

-- CreateEnum
CREATE TYPE caution AS ENUM ('latex', 'adhesive', 'menthol', 'circulation', 'pregnancy');

-- AlterTable
ALTER TABLE product ADD COLUMN     instead TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     otherwise TEXT;

-- CreateTable
CREATE TABLE product_caution (
    product_id UUID NOT NULL,
    caution caution NOT NULL,
    reason TEXT NOT NULL,

    CONSTRAINT product_caution_pkey PRIMARY KEY (product_id, caution)
);

-- AddForeignKey
ALTER TABLE product_caution ADD CONSTRAINT product_caution_product_id_fkey FOREIGN KEY (product_id) REFERENCES product(id) ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE product_caution ADD CONSTRAINT product_caution_reason CHECK (reason ~ '\S');
ALTER TABLE product ADD CONSTRAINT product_instead CHECK (instead IS NOT NULL AND array_position(instead, slug) IS NULL);
ALTER TABLE product ADD CONSTRAINT product_otherwise CHECK (otherwise ~ '\S');
