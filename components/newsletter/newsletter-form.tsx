import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { consentWords } from "@/lib/newsletter/newsletter";

interface NewsletterFormProps {
  /** Makes the form a landmark of its page; only one of a page's forms may have it. */
  readonly landmark?: string | undefined;
  /** What the field is called. Pages with an email field of their own call theirs "Email": this one must not be mistaken for it. */
  readonly label: string;
  /** What was typed before it was refused. */
  readonly email?: string | undefined;
  readonly error?: string | undefined;
}

/** Signs an address up for the newsletter. A plain form with a page for an answer: it needs no script, and sends none. */
export function NewsletterForm({ landmark, label, email, error }: NewsletterFormProps) {
  return (
    <form action="/api/newsletter" method="post" aria-label={landmark} className="grid gap-3">
      <div className={error ? "grid justify-items-start gap-3" : "flex flex-wrap items-end gap-3"}>
        <Field
          label={label}
          name="email"
          type="email"
          autoComplete="email"
          placeholder="you@example.com"
          required
          maxLength={254}
          defaultValue={email}
          error={error}
          className="w-full min-w-0 flex-1 basis-48 text-sm"
        />
        <Button className="min-h-12">Sign up</Button>
      </div>
      <p className="text-xs text-ink-soft">{consentWords}</p>
    </form>
  );
}
