import { Beneath, H1, Lede, Link, List, P, SearchInput } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { BodiesPage, HomePage } from '../../reads/index.ts';
import { Elsewhere, type Open, OpenPage, Part } from '../open-parts.tsx';
import { MeetingsTable, organisation } from './meetings-table.tsx';

/** Where the public record of a partnership begins. */
export const HomeView = ({ model, frame }: Open<HomePage>) => {
  const { place, bodies, toCome, last } = model;
  const { slug } = place;
  return (
    <OpenPage
      {...{ place, frame }}
      title="Public record"
      section="home"
      at={publicPaths.home(slug)}
      found={{ description: `What ${place.name} publishes of its meetings.`, about: organisation(place) }}
    >
      <H1 caption={place.name}>Public record</H1>
      <Lede>
        What the partnership and those who scrutinise it publish: meetings, reports, minutes, what was
        decided, and what was promised and done.
      </Lede>
      <div class="app-on-screen">
        <SearchInput action={publicPaths.search(slug)} label="Search the public record" />
      </div>
      <Part title="Next meetings" id="next">
        <MeetingsTable
          {...{ place, rows: toCome }}
          caption="Next meetings"
          empty="No meeting to come is published."
        />
      </Part>
      <Part title="Last meetings" id="last">
        <MeetingsTable
          {...{ place, rows: last }}
          caption="Last meetings"
          empty="No meeting has been published yet."
        />
        {last.length > 0 && (
          <P>
            <Link href={publicPaths.list(slug, 'meetings', { which: 'past' })}>
              All meetings that were held
            </Link>
          </P>
        )}
      </Part>
      <Part title="Boards and committees" id="boards" shown={bodies.length > 0}>
        <BodyList {...{ place, bodies }} />
      </Part>
      <Elsewhere slug={slug} />
    </OpenPage>
  );
};

export const BodyList = ({ place, bodies }: BodiesPage) => (
  <List
    kind="plain"
    items={bodies.map(({ source, model }) => (
      <>
        <Link href={publicPaths.one(place.slug, 'body', source)}>{model.name}</Link>
        {model.purpose && <Beneath>{model.purpose}</Beneath>}
      </>
    ))}
  />
);
