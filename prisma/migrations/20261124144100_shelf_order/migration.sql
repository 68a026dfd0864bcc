-- A page of a department is read from its place in this index, however far along the shelf it begins.

-- DropIndex
DROP INDEX "product_department_id_position_idx";

CREATE INDEX product_shelf ON product (department_id, position, slug) WHERE state = 'live';

-- The sitemap walks all addresses without touching the rows.
CREATE INDEX product_live_slug ON product (slug) WHERE state = 'live';
