import { StockWords } from "@/components/catalogue/stock-words";
import { Picture } from "@/components/ui/picture";
import { Select } from "@/components/ui/select";
import { SiteLink } from "@/components/ui/site-link";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import { cautionMark } from "@/lib/catalogue/cautions";
import type { KitLine, KitNeed } from "@/lib/guide/kit-builder";
import { formatPence } from "@/lib/money";
import type { Bands } from "@/lib/stock/stock";
import { kitForm } from "./kit-choices";

interface KitRowProps {
  readonly guide: string;
  readonly line: KitLine;
  readonly cards: readonly ProductCard[];
  readonly bands: Bands;
  /** Units that the visitor's basket has already. */
  readonly held: number;
}

/** One thing of a kit: why it is there, what it is for, what it costs, what does at home, and what can be said against it. */
export function KitRow({ guide, line, cards, bands, held }: KitRowProps) {
  const card = cards.find(({ slug }) => slug === line.productSlug);
  if (!card) return null;
  const variant = card.variants.find(({ sku }) => sku === line.sku);
  const picture = variant?.pictureName ?? card.picture?.name;
  const instead = line.instead && cards.find(({ slug }) => slug === line.instead?.productSlug);
  return (
    <li>
      <div
        className="kit-row"
        data-has={cautionMark(card.cautions)}
        data-item={line.sku}
        data-pence={line.unitPence}
      >
        <div className="aspect-square self-start bg-paper-deep">
          {picture && card.picture && (
            <Picture
              {...card.picture}
              name={picture}
              alt=""
              sizes="(min-width: 40rem) 8rem, 5.5rem"
              className="aspect-square object-cover"
            />
          )}
        </div>
        <div className="min-w-0">
          <p className="text-sm text-ink-soft">{line.why ?? "Your own choice"}</p>
          <h3 className="mt-0.5 text-xl">
            <SiteLink href={`/products/${card.slug}`} className="listed-name">
              {card.name}
            </SiteLink>
          </h3>
          {variant && variant.label !== "" && (
            <p className={card.variants.length > 1 ? "hidden print:block" : "text-sm"}>{variant.label}</p>
          )}
          <Uses guide={guide} needs={line.needs} />
          {line.instead && (
            <p className="mt-2 border-l-4 border-ink pl-3 text-sm font-bold">
              {`In place of ${insteadName(instead, line.instead.sku, card)}, which has sold out.`}
            </p>
          )}
          {card.latexNotice && <p className="mt-2 text-sm font-bold">{card.latexNotice}</p>}
          {held > 0 && (
            <p className="mt-2 text-sm font-bold print:hidden">{`Your basket has ${held} of it already.`}</p>
          )}
          <Homes needs={line.needs} />
        </div>
        <div className="kit-price">
          <p className="price text-2xl">{formatPence(line.unitPence)}</p>
          <p className="hidden text-sm print:block">Quantity 1</p>
          <p className="text-sm print:hidden">
            <StockWords band={bands[line.sku] ?? "sold-out"} />
          </p>
        </div>
        <div className="kit-controls print:hidden">
          {card.variants.length > 1 && <VariantSelect card={card} sku={line.sku} bands={bands} />}
          {line.needs.map(({ key, title }) => (
            <OwnTick key={key} value={key} title={title} isOwned={false} />
          ))}
        </div>
      </div>
    </li>
  );
}

/** Another variant of the same thing is told by its label, as both have one name. */
function insteadName(instead: ProductCard | null | undefined, sku: string, card: ProductCard): string {
  if (!instead) return "the first choice";
  if (instead.slug !== card.slug) return instead.name;
  return instead.variants.find((variant) => variant.sku === sku)?.label ?? instead.name;
}

/** What a thing is in the guide, and which of the chosen sections name it. */
function Uses({ guide, needs }: { readonly guide: string; readonly needs: readonly KitNeed[] }) {
  return (
    <ul role="list" className="mt-1.5 text-sm">
      {needs.map(({ key, title, essential, uses }) => (
        <li key={key}>
          <b>{essential ? `${title}, essential` : title}</b>
          {": "}
          {uses.map(({ section, sectionTitle }, index) => (
            <span key={section}>
              {index > 0 && (index === uses.length - 1 ? " and " : ", ")}
              <SiteLink href={`/guides/${guide}#${section}`} className="link">
                {sectionTitle}
              </SiteLink>
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What is in the house already and does for it. */
export function Homes({ needs }: { readonly needs: readonly Pick<KitNeed, "key" | "home">[] }) {
  return needs.map(
    ({ key, home }) =>
      home && (
        <p key={key} className="mt-2.5 border-l-4 border-moss pl-3 text-sm">
          {home}
        </p>
      ),
  );
}

interface VariantSelectProps {
  readonly card: ProductCard;
  readonly sku: string;
  readonly bands: Bands;
}

function VariantSelect({ card, sku, bands }: VariantSelectProps) {
  const differs = card.variants.some(({ pricePence }) => pricePence !== card.variants[0]?.pricePence);
  return (
    <label className="min-w-0 grow basis-56">
      <span className="block text-xs text-ink-soft">
        {card.optionNames.join(" and ")}
        <span className="sr-only">{` of ${card.name}`}</span>
      </span>
      <Select form={kitForm} name="pick" defaultValue={sku} key={sku}>
        {card.variants.map((variant) => {
          const isGone = bands[variant.sku] === "sold-out";
          const price = differs ? `, ${formatPence(variant.pricePence)}` : "";
          return (
            <option key={variant.sku} value={variant.sku} disabled={isGone && variant.sku !== sku}>
              {isGone ? `${variant.label}, sold out` : `${variant.label}${price}`}
            </option>
          );
        })}
      </Select>
    </label>
  );
}

/** Says that the reader has something for a need. */
export function OwnTick({
  value,
  title,
  isOwned,
}: {
  readonly value: string;
  readonly title: string;
  readonly isOwned: boolean;
}) {
  return (
    <label className="kit-own">
      <input
        type="checkbox"
        form={kitForm}
        name="own"
        value={value}
        defaultChecked={isOwned}
        aria-label={`I own this: ${title}`}
      />
      I own this
    </label>
  );
}
