import { Beneath, EmptyState, H1, Lede, P, SubNavigation, Table } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { BodiesPage, BodyPage } from '../../reads/index.ts';
import { type Open, OpenPage, Part } from '../open-parts.tsx';
import { BodyList } from './home.tsx';
import { MeetingsTable, organisation } from './meetings-table.tsx';

export const BodiesView = ({ model, frame }: Open<BodiesPage>) => (
  <OpenPage
    {...{ place: model.place, frame }}
    title="Boards and committees"
    section="bodies"
    at={publicPaths.list(model.place.slug, 'bodies')}
  >
    <H1>Boards and committees</H1>
    {model.bodies.length === 0 ? (
      <EmptyState title="No board has been published yet.">
        <P>It stands here once its first meeting is.</P>
      </EmptyState>
    ) : (
      <BodyList {...model} />
    )}
  </OpenPage>
);

/** A body: what it is for, who sits on it, and its meetings by municipal year. */
export const BodyView = ({ model, frame }: Open<BodyPage>) => {
  const { place, body, year, years, meetings, today } = model;
  const { slug } = place;
  const at = publicPaths.body(slug, body.source);
  const sitting = body.model.members.filter(({ untilDay }) => untilDay === null || untilDay >= today);
  return (
    <OpenPage
      {...{ place, frame }}
      title={body.model.name}
      section="bodies"
      at={at}
      found={{
        description: body.model.purpose || undefined,
        about: {
          ...organisation(place),
          name: body.model.name,
          url: `${place.baseUrl}${at}`,
          parentOrganization: organisation(place),
        },
      }}
      trail={[{ label: 'Boards and committees', href: publicPaths.list(slug, 'bodies') }]}
    >
      <H1 caption={body.model.type}>{body.model.name}</H1>
      {body.model.purpose && <Lede>{body.model.purpose}</Lede>}
      <Part title={`Meetings in ${year.name}`} id="meetings">
        {years.length > 1 && (
          <SubNavigation
            label="Municipal years"
            items={years.map(({ name, slug: of }) => ({
              label: name,
              href: publicPaths.body(slug, body.source, of),
              current: of === year.slug,
            }))}
          />
        )}
        <MeetingsTable
          {...{ place, rows: meetings }}
          withBody={false}
          caption={`Meetings in the municipal year ${year.name}`}
          empty="No meeting of this municipal year is published."
        />
      </Part>
      <Part title="Who sits on it" id="members" shown={sitting.length > 0}>
        <Table
          caption="Who sits on it"
          captionSize="hidden"
          empty="Nobody"
          rows={sitting}
          columns={[
            {
              label: 'Name',
              header: true,
              cell: ({ name, title }) => (
                <>
                  {name}
                  <Beneath>{title}</Beneath>
                </>
              ),
            },
            { label: 'For', cell: ({ organisation: of }) => of },
            { label: 'As', cell: ({ capacity }) => capacity },
          ]}
        />
      </Part>
    </OpenPage>
  );
};
