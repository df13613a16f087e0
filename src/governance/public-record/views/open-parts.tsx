import type { ComponentChildren } from 'preact';
import { FILE_TYPES, sayBytes } from '#kernel';
import { type Found, type Frame, H2, Link, Page, Tag } from '#ui';
import { publicPaths } from '../paths.ts';
import type { Place } from '../reads/index.ts';
import { PROMISE_STANDS, type PromiseStands } from '../rules/index.ts';

/** What a page of the public record is given besides its model. */
export interface Open<Model> {
  readonly model: Model;
  readonly frame: Frame;
}

type Section =
  | 'home'
  | 'bodies'
  | 'meetings'
  | 'decisions'
  | 'promises'
  | 'questions'
  | 'documents'
  | 'search';

const sectionsOf = (slug: string): readonly (readonly [Section, string, string])[] => [
  ['home', 'Public record', publicPaths.home(slug)],
  ['bodies', 'Boards', publicPaths.list(slug, 'bodies')],
  ['meetings', 'Meetings', publicPaths.list(slug, 'meetings')],
  ['decisions', 'Decisions', publicPaths.list(slug, 'decisions')],
  ['promises', 'Promises', publicPaths.list(slug, 'promises')],
  ['questions', 'Questions', publicPaths.list(slug, 'questions')],
  ['documents', 'Documents', publicPaths.list(slug, 'documents')],
  ['search', 'Search', publicPaths.search(slug)],
];

/** The page in the name and colour of its partnership, the same for everybody who opens it. */
export const OpenPage = ({
  place,
  frame,
  title,
  at,
  section,
  found = {},
  trail = [],
  children,
}: {
  readonly place: Place;
  readonly frame: Frame;
  readonly title: string;
  /** Its one address; left out where it has none, as what is gone or was searched for. */
  readonly at?: string | undefined;
  readonly section?: Section | undefined;
  readonly found?: Omit<Found, 'canonical' | 'feeds'>;
  readonly trail?: readonly { readonly label: string; readonly href: string }[];
  readonly children: ComponentChildren;
}) => {
  const { slug } = place;
  return (
    <Page
      frame={{
        ...frame,
        home: publicPaths.home(slug),
        partnership: {
          name: place.name,
          short: place.shortName,
          synthetic: place.synthetic,
          outOfHours: place.outOfHours,
          accent: place.accent,
        },
        nav: sectionsOf(slug).map(([name, label, href]) => ({ label, href, current: name === section })),
      }}
      title={title}
      found={{
        ...found,
        canonical: at === undefined ? undefined : `${place.baseUrl}${at}`,
        feeds: [
          { href: publicPaths.atom(slug), title: 'What is new, as Atom', type: 'application/atom+xml' },
          { href: publicPaths.rss(slug), title: 'What is new, as RSS', type: 'application/rss+xml' },
          { href: publicPaths.calendar(slug), title: 'Meetings, as a calendar', type: 'text/calendar' },
        ],
      }}
      before={trail.length > 0 ? <Trail items={trail} /> : undefined}
    >
      {children}
    </Page>
  );
};
const Trail = ({
  items,
}: {
  readonly items: readonly { readonly label: string; readonly href: string }[];
}) => (
  <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
    <ol class="govuk-breadcrumbs__list">
      {items.map(({ label, href }) => (
        <li class="govuk-breadcrumbs__list-item" key={href}>
          <a class="govuk-breadcrumbs__link" href={href}>
            {label}
          </a>
        </li>
      ))}
    </ol>
  </nav>
);

/** A part of a page under its heading, and no landmark: the table in it is one, of the same name. Nothing where there is nothing to say. */
export const Part = ({
  title,
  id,
  shown = true,
  children,
}: {
  readonly title: string;
  readonly id: string;
  readonly shown?: boolean;
  readonly children: ComponentChildren;
}) =>
  shown ? (
    <section class="app-record__part">
      <H2 id={id}>{title}</H2>
      {children}
    </section>
  ) : null;

const COLOURS = { late: 'red', open: 'blue', discharged: 'green', released: 'grey' } as const;
export const PromiseTag = ({ stands }: { readonly stands: PromiseStands }) => (
  <Tag colour={COLOURS[stands]}>{PROMISE_STANDS[stands]}</Tag>
);

const labelOf = (type: string): string =>
  Object.values(FILE_TYPES).find(({ media }) => media === type.split(';', 1)[0])?.label ?? 'File';
/** 'PDF, 124 kB'. */
export const sayFile = ({ type, bytes }: { readonly type: string; readonly bytes: number }): string =>
  `${labelOf(type)}, ${sayBytes(bytes)}`;

/** What stands beside a list of one kind, to read it elsewhere. */
export const Elsewhere = ({ slug }: { readonly slug: string }) => (
  <p class="govuk-body-s app-on-screen">
    Follow it elsewhere: <Link href={publicPaths.atom(slug)}>Atom</Link>,{' '}
    <Link href={publicPaths.rss(slug)}>RSS</Link>,{' '}
    <Link href={publicPaths.calendar(slug)}>calendar of meetings</Link>, or{' '}
    <Link href={publicPaths.oparl(slug)}>OParl for programs</Link>.
  </p>
);
