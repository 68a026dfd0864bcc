-- A film is a loop of its own, or a playlist of others', never both; neither is a still.

-- AlterTable
ALTER TABLE "guide_film" ADD COLUMN     "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "playlist" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "seconds" DOUBLE PRECISION;

ALTER TABLE guide_film
  ADD CONSTRAINT guide_film_length CHECK (seconds > 0 AND seconds <= 60),
  ADD CONSTRAINT guide_film_playlist CHECK (cardinality(playlist) = 0 OR seconds IS NULL);
