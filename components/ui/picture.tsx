const widths = [400, 800] as const;

export interface PictureProps {
  /** Stem of the files under /pictures. */
  readonly name: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** Average colour, shown until the picture is there. */
  readonly placeholder?: string | undefined;
  /** How wide it is shown, as the browser's `sizes`. */
  readonly sizes: string;
  /** True for the one picture that is seen first on its page. */
  readonly priority?: boolean;
  readonly className?: string;
}

function sourceSet(name: string, format: "avif" | "webp"): string {
  return widths.map((width) => `/pictures/${name}-${width}.${format} ${width}w`).join(", ");
}

/** A picture whose files are made once at the widths used, so that no server resizes it on request. */
export function Picture(props: PictureProps) {
  const { name, alt, width, height, placeholder, sizes, priority = false, className = "" } = props;
  return (
    <picture className="block">
      <source type="image/avif" srcSet={sourceSet(name, "avif")} sizes={sizes} />
      <img
        src={`/pictures/${name}-800.webp`}
        srcSet={sourceSet(name, "webp")}
        sizes={sizes}
        alt={alt}
        width={width}
        height={height}
        loading={priority ? "eager" : "lazy"}
        fetchPriority={priority ? "high" : undefined}
        style={placeholder ? { backgroundColor: placeholder } : undefined}
        className={`block h-auto w-full bg-paper-deep dark:brightness-90 print:brightness-100 ${className}`}
      />
    </picture>
  );
}
