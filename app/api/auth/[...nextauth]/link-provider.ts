import CredentialsProvider from "next-auth/providers/credentials";
import type { NextRequest } from "next/server";
import { browserCookie } from "@/app/api/account/browser-cookie";
import { openByLink } from "@/lib/accounts/link-commands";
import { away, userAgentOf } from "@/lib/auth/auth-options";

export const linkProviderId = "link";

/** Signs in whoever presses the button on the page that a link in an email opens. */
export function linkProvider(request: NextRequest) {
  return CredentialsProvider({
    id: linkProviderId,
    name: "A link by email",
    credentials: { token: { label: "Link", type: "text" } },
    authorize: async (sent, { headers }) => {
      const opened = await openByLink(sent?.token ?? "", {
        browser: request.cookies.get(browserCookie)?.value,
        userAgent: userAgentOf(headers),
      }).catch(away);
      return opened.ok ? opened.value : null;
    },
  });
}
