import { LinkRow, LinkRows } from "@/components/ui/link-row";
import { Notice } from "@/components/ui/notice";
import { Picture } from "@/components/ui/picture";
import { Prose } from "@/components/ui/prose";
import { Statements } from "@/components/ui/statements";
import { Shelf, State } from "./shelf";

const promises = [
  { title: "The advice comes first", words: "It stands without the shop, and every source is listed." },
  { title: "Nothing to sign up for", words: "Read it all, buy as a guest, pay by card." },
  {
    title: "No surprises at the till",
    words: "Delivery from £3.95, free on the UK mainland from £50 of goods.",
  },
] as const;

export function RowSpecimen() {
  return (
    <>
      <Shelf title="Remarks">
        <State name="plain" wide>
          <Notice tone="plain">That was the last of it.</Notice>
        </State>
        <State name="status, with a title" wide>
          <Notice tone="status" title="We are waiting for your payment">
            If you have just paid, this takes a moment.
          </Notice>
        </State>
        <State name="alert, with a title" wide>
          <Notice tone="alert" title="Back in a moment">
            We cannot reach our records just now. Your basket is kept. Try again in a minute.
          </Notice>
        </State>
      </Shelf>
      <Shelf title="Rows of links">
        <State name="strong, plain, with and without an aside" wide>
          <LinkRows label="Specimen rows">
            <LinkRow href="/guides" aside="Read this first" strong>
              Did something pop or tear?
            </LinkRow>
            <LinkRow href="/shop" aside="Shop">
              I know what I need
            </LinkRow>
            <LinkRow href="/search">Search</LinkRow>
          </LinkRows>
        </State>
      </Shelf>
      <Shelf title="Promises">
        <div className="w-full">
          <Statements statements={promises} />
        </div>
      </Shelf>
      <Shelf title="Running words">
        <State name="prose" wide>
          <Prose>
            <p>
              You may change your mind within 14 days. <a href="#content">Delivery and returns</a> says how.
            </p>
            <h2>What we keep</h2>
            <ul>
              <li>What you ordered, for as long as the tax office asks.</li>
              <li>Where it went, until it has arrived.</li>
            </ul>
          </Prose>
        </State>
      </Shelf>
      <Shelf title="Pictures">
        <State name="with a blur of itself until it is there">
          <div className="w-40">
            <Picture
              name="grid-orange"
              alt="An orange foam roller."
              width={800}
              height={800}
              sizes="10rem"
              placeholder="1t7i1Nzfz9fbyNDVssPUZpHGN3nJWHKQdarmOIjtWJrthqfNt8TLu8bOusXMtMLJ"
            />
          </div>
        </State>
      </Shelf>
    </>
  );
}
