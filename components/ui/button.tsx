// What the compiler would remember of it weighs more than making it anew.
"use no memo";

import type { ComponentProps } from "react";

type ButtonVariant = "buy" | "plain" | "quiet";

const variants: Record<ButtonVariant, string> = {
  // The border is what is left of the button where the reader's own colours rule.
  buy: "border-transparent bg-hivis px-5 py-3 text-on-hivis enabled:hover:bg-hivis-pressed enabled:active:bg-hivis-pressed",
  plain:
    "border-ink px-5 py-2.5 enabled:hover:bg-ink enabled:hover:text-paper enabled:active:bg-ink enabled:active:text-paper",
  quiet: "border-transparent py-2 font-normal link",
};

/** `buy` is the only orange in the house besides muscle. */
function buttonClass(variant: ButtonVariant): string {
  return `button ${variants[variant]}`;
}

type ButtonProps = ComponentProps<"button"> & { readonly variant?: ButtonVariant };

/** A button of the shop; submits its form unless told otherwise. */
export function Button({ variant = "plain", className = "", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={`${buttonClass(variant)} ${className}`} {...rest} />;
}

type IconButtonProps = Omit<ComponentProps<"button">, "children"> & {
  readonly name: string;
  readonly children: React.ReactNode;
};

/** A button that shows a sign alone; its name is for those who do not see it, and for the pointer that rests on it. */
export function IconButton({ name, className = "", type = "button", children, ...rest }: IconButtonProps) {
  return (
    <button type={type} aria-label={name} title={name} className={`icon-button ${className}`} {...rest}>
      {children}
    </button>
  );
}
