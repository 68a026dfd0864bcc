import { Button } from "@/components/ui/button";
import type { SignInFacts } from "@/lib/accounts/account-reads";

const momentFormat = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Europe/London",
});

interface SignInListProps {
  readonly signIns: readonly SignInFacts[];
  /** The one that this page was asked for with. */
  readonly mine: string;
}

/** The browsers in which somebody is signed in, each with a way to sign it out. */
export function SignInList({ signIns, mine }: SignInListProps) {
  return (
    <ul aria-label="Browsers" className="w-full border-t border-ink">
      {signIns.map(({ id, browser, createdAt, lastSeenAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4"
        >
          <div>
            <p className="font-bold">
              {browser}
              {id === mine && " (this one)"}
            </p>
            <p className="text-sm text-ink-soft">
              Since <Moment at={createdAt} />, last seen <Moment at={lastSeenAt} />
            </p>
          </div>
          <form method="post" action="/api/account/sign-ins">
            <input type="hidden" name="id" value={id} />
            <Button
              variant="quiet"
              aria-label={`Sign out ${id === mine ? "this browser" : `${browser}, since ${momentFormat.format(createdAt)}`}`}
            >
              Sign out
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

function Moment({ at }: { readonly at: Date }) {
  return <time dateTime={at.toISOString()}>{momentFormat.format(at)}</time>;
}
