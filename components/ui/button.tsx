import type { ComponentProps } from "react";

type ButtonVariant = "buy" | "plain" | "quiet";

const shared =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-sm border text-base leading-tight font-bold " +
  "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55";

const variants: Record<ButtonVariant, string> = {
  buy: "border-transparent bg-hivis px-5 py-3 text-on-hivis enabled:hover:underline enabled:hover:underline-offset-4",
  plain: "border-ink px-5 py-2.5 enabled:hover:bg-ink enabled:hover:text-paper",
  quiet: "border-transparent px-1 py-2 font-normal link",
};

/** `buy` is the only orange in the house besides muscle. */
function buttonClass(variant: ButtonVariant): string {
  return `${shared} ${variants[variant]}`;
}

type ButtonProps = ComponentProps<"button"> & { readonly variant?: ButtonVariant };

/** A button of the shop; submits its form unless told otherwise. */
export function Button({ variant = "plain", className = "", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(variant)} ${className}`} {...rest} />;
}
