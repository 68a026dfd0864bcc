import { db } from "@/lib/db/client";

export interface GuideRow {
  readonly slug: string;
  readonly title: string;
  readonly author: string;
  /** In words, as the guide's own page prints it. */
  readonly reviewStatus: string;
  readonly sections: readonly {
    readonly slug: string;
    readonly title: string;
    readonly newest: number;
    readonly published: number | null;
    readonly actor: string;
    readonly createdAt: Date;
  }[];
}

/** Every guide with the newest version of each section and the version that readers see. */
export async function readGuideList(): Promise<GuideRow[]> {
  const rows = await db().guide.findMany({
    select: {
      slug: true,
      title: true,
      author: true,
      reviewStatus: true,
      sections: {
        select: {
          slug: true,
          versions: {
            select: { version: true, title: true, actor: true, createdAt: true, publishedAt: true },
            orderBy: { version: "desc" },
          },
        },
        orderBy: { position: "asc" },
      },
    },
    orderBy: { position: "asc" },
  });
  return rows.map(({ sections, ...guide }) => ({
    ...guide,
    sections: sections.flatMap(({ slug, versions }) => {
      const newest = versions[0];
      const published = versions.find(({ publishedAt }) => publishedAt !== null);
      if (!newest) return [];
      const { title, actor, createdAt } = newest;
      return { slug, title, actor, createdAt, newest: newest.version, published: published?.version ?? null };
    }),
  }));
}
