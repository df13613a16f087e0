/** How a page that stands in the open is found: by search engines, by readers of feeds, by programs that read what it is about. */
export interface Found {
  /** Its one address, whole. */
  readonly canonical?: string | undefined;
  readonly description?: string | undefined;
  readonly feeds?:
    | readonly { readonly href: string; readonly title: string; readonly type: string }[]
    | undefined;
  /** What it is about, in the words of schema.org (JSON-LD). */
  readonly about?: object | undefined;
}

/** A block of data runs nothing, and no policy of content looks at it; what would end it early is written otherwise. */
const dataOf = (about: object): string =>
  JSON.stringify(about)
    .replace(/</g, '\\u003c')
    .replace(/[\u2028\u2029]/g, ' ');

export const FoundBy = ({
  found: { canonical, description, feeds = [], about },
}: {
  readonly found: Found;
}) => (
  <>
    {canonical && <link rel="canonical" href={canonical} />}
    {description && <meta name="description" content={description.slice(0, 300)} />}
    {feeds.map(({ href, title, type }) => (
      <link rel="alternate" key={href} type={type} title={title} href={href} />
    ))}
    {about && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataOf(about) }} />}
  </>
);
