// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import type { ReactNode } from "react";
import { placeholderGround } from "@/lib/placeholder";

const widths = [400, 800] as const;

export interface PictureProps {
  /** Stem of the files under /pictures. */
  readonly name: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** A blur or a colour to show until the picture is there (lib/placeholder.ts). */
  readonly placeholder?: string | undefined;
  /** How wide it is shown, as the browser's `sizes`. */
  readonly sizes: string;
  /** True for the one picture that is seen first on its page. */
  readonly priority?: boolean;
  readonly className?: string;
  /** Sources of another picture, for readers who are better served by it. */
  readonly children?: ReactNode;
}

/**
 * A picture whose files are made once at the widths used, so that no server resizes it on request. A browser too old for
 * AVIF gets the large WebP alone: few have one, and a page of pictures would name every file twice for them.
 */
export function Picture(props: PictureProps) {
  const { name, alt, width, height, placeholder, sizes, priority = false, className = "", children } = props;
  return (
    <picture className="block">
      {children}
      <source
        type="image/avif"
        srcSet={widths.map((each) => `/pictures/${name}-${each}.avif ${each}w`).join(", ")}
        sizes={sizes}
      />
      <img
        src={`/pictures/${name}-800.webp`}
        alt={alt}
        width={width}
        height={height}
        {...(priority ? { fetchPriority: "high" } : { loading: "lazy" })}
        {...(placeholder && { style: { background: placeholderGround(placeholder) } })}
        className={`picture ${className}`}
      />
    </picture>
  );
}
