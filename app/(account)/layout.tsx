import type { ReactNode } from "react";
import { ShopFrame } from "../shop-frame";

export const instant = false;

export default function AccountLayout({ children }: { readonly children: ReactNode }) {
  return <ShopFrame>{children}</ShopFrame>;
}
