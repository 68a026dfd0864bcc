-- Every listing asks for the pictures of its variants; without this it reads all pictures there are.

-- CreateIndex
CREATE INDEX "picture_variant_id_idx" ON "picture"("variant_id");
