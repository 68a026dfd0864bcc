import { inOrder } from "@/components/ui/in-order";

/** Numbers to press, as wide as a thumb wants them; never orange, which is for what sells. */
export function CallLinks({ numbers }: { readonly numbers: readonly ("999" | "111")[] }) {
  return (
    <ul aria-label="Call" className="flex flex-wrap gap-3 print:hidden">
      {inOrder(numbers, (number, index) => (
        <li>
          <a href={`tel:${number}`} className={index === 0 ? "call call-first" : "call"}>
            {`Call ${number}`}
          </a>
        </li>
      ))}
    </ul>
  );
}
