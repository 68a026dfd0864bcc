import type { ReactNode } from "react";
import { BasketLink } from "@/components/basket/basket-shell";
import { NewsletterForm } from "@/components/newsletter/newsletter-form";
import { CareLine } from "@/components/device/care-line";
import type { FooterGroup } from "@/components/ui/site-footer";
import { SiteFrame } from "@/components/ui/site-frame";
import { getDepartments } from "@/lib/catalogue/catalogue-queries";
import { getGuides, getTopics } from "@/lib/guide/guide-queries";

const help: FooterGroup = {
  title: "Help",
  links: [
    { href: "/orders", title: "Find your order" },
    { href: "/account", title: "Your account" },
    { href: "/contact", title: "Contact" },
    { href: "/cautions", title: "Allergies and cautions" },
    { href: "/delivery-and-returns", title: "Delivery and returns" },
    { href: "/terms", title: "Terms" },
    { href: "/privacy", title: "Privacy" },
    { href: "/cookies", title: "Cookies" },
  ],
};

/** The frame of the public shop, with the links of its foot; the not-found page stands in it too. */
export async function ShopFrame({ children }: { readonly children: ReactNode }) {
  const [departments, guides, topics] = await Promise.all([getDepartments(), getGuides(), getTopics()]);
  const footer: FooterGroup[] = [
    { title: "Shop", links: departments.map(({ slug, title }) => ({ href: `/shop/${slug}`, title })) },
    {
      title: "Guides",
      links: [
        ...guides.map(({ slug, title }) => ({ href: `/guides/${slug}` as const, title })),
        ...topics.map(({ slug, title }) => ({ href: `/topics/${slug}` as const, title })),
      ],
    },
    help,
  ];
  return (
    <SiteFrame
      basket={<BasketLink />}
      footer={footer}
      line={<CareLine />}
      signUp={<NewsletterForm landmark="Newsletter" label="Send me the newsletter at" />}
    >
      {children}
    </SiteFrame>
  );
}
