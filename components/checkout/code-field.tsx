import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { codeRefusalText } from "@/lib/codes/codes";
import type { BasketCode } from "@/lib/checkout/coded-reads";

/** Where a code is typed, and taken off again. The form around it goes on being the checkout's. */
export function CodeField({
  code,
  error,
}: {
  readonly code: BasketCode | null;
  readonly error?: string | undefined;
}) {
  if (code && (code.refusal === null || code.refusal.kind === "code-below-minimum"))
    return <UsedCode {...code} remark={error ?? (code.refusal && codeRefusalText(code.refusal))} />;
  const wrong = code?.refusal ? codeRefusalText(code.refusal) : undefined;
  return (
    <Disclosure id="code" open={wrong !== undefined} title="Use a code">
      <div className="flex flex-wrap items-start gap-x-3">
        <Field
          label="Code"
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          defaultValue={code?.code ?? ""}
          error={wrong}
          className="min-w-0 basis-40 grow"
        />
        <Button formAction="/api/checkout/code" formNoValidate className="mt-8.5">
          Use
        </Button>
      </div>
      {code && <TakeOff>Go on without it</TakeOff>}
    </Disclosure>
  );
}

/** A code that works. It stands in no field, so that the basket's is left as it is. */
function UsedCode({
  code,
  words,
  remark,
}: Pick<BasketCode, "code" | "words"> & { readonly remark: string | null }) {
  return (
    <div id="code" className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line">
      <p className="wrap-anywhere">
        <strong>{code}</strong> {words}
        {remark && <span className="block text-sm">{remark}</span>}
      </p>
      <TakeOff>Take it off</TakeOff>
    </div>
  );
}

function TakeOff({ children }: { readonly children: string }) {
  return (
    <Button variant="quiet" formAction="/api/checkout/code" formNoValidate name="take-off" value="yes">
      {children}
    </Button>
  );
}
