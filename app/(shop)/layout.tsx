import type { ReactNode } from "react";
import { ShopFrame } from "../shop-frame";

export default function ShopLayout({ children }: { readonly children: ReactNode }) {
  return <ShopFrame>{children}</ShopFrame>;
}
