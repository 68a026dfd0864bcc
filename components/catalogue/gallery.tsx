import { Picture } from "@/components/ui/picture";
import type { PictureFacts } from "@/lib/catalogue/catalogue";

const shownWide = "(min-width: 80rem) 38rem, (min-width: 64rem) 50vw, 100vw";

/** Every view of a product: one under the thumb at a time, snapping, with small ones that jump to it. No script. */
export function Gallery({ pictures }: { readonly pictures: readonly PictureFacts[] }) {
  if (pictures.length === 0) return <div className="aspect-square bg-paper-deep" />;
  return (
    <div>
      <ul
        aria-label="Pictures"
        tabIndex={pictures.length > 1 ? 0 : undefined}
        className="flex snap-x snap-mandatory overflow-x-auto"
      >
        {pictures.map((picture, index) => (
          <li key={picture.name} id={`picture-${index + 1}`} className="w-full shrink-0 snap-start">
            <Picture
              {...picture}
              priority={index === 0}
              sizes={shownWide}
              className="aspect-square object-cover"
            />
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <ul aria-label="Choose a picture" className="mt-2 flex flex-wrap gap-2">
          {pictures.map((picture, index) => (
            <li key={picture.name}>
              <a href={`#picture-${index + 1}`} className="block w-18">
                <Picture
                  {...picture}
                  alt={`Picture ${index + 1} of ${pictures.length}`}
                  // The same files as above: a small one of its own would be one more request for each picture.
                  sizes={shownWide}
                  className="aspect-square object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
