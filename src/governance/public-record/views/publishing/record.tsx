import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Beneath, H1, Lede, Link, Page, PreviousNext, Table } from '#ui';
import { paths, publicPaths } from '../../paths.ts';
import type { RecordModel } from '../../reads/index.ts';
import { Act, StandsTag } from './parts.tsx';

/** What is published of the partnership's meetings. */
export const RecordPage = ({ model, frame, form }: Shows<RecordModel>) => {
  const at = (page: number) => `${paths.list}?page=${page}`;
  return (
    <Page frame={frame} title="Public record" width="wide">
      <H1>Public record</H1>
      <Lede>
        What anybody can read at <Link href={publicPaths.home(model.slug)}>the public record</Link>. Publish a
        meeting from its own page.
      </Lede>
      <Table
        caption="Meetings that are open to the public"
        rows={model.meetings}
        empty="No meeting that you are called to or keep is open to the public."
        columns={[
          {
            label: 'Meeting',
            header: true,
            cell: ({ id, title, body }) => (
              <>
                <Link href={paths.meeting(id)}>{title}</Link>
                <Beneath>{body}</Beneath>
              </>
            ),
          },
          { label: 'When', cell: ({ startsAt }) => sayInstant(startsAt) },
          {
            label: 'For the public',
            cell: ({ stands, edition, publishedAt }) => (
              <>
                <StandsTag stands={stands} />
                {publishedAt && stands === 'published' && (
                  <Beneath>
                    Edition {edition}, {sayInstant(publishedAt)}
                  </Beneath>
                )}
              </>
            ),
          },
        ]}
      />
      <PreviousNext
        label="Meetings"
        previous={model.page > 1 ? at(model.page - 1) : undefined}
        next={model.more ? at(model.page + 1) : undefined}
      />
      <Table
        caption="Boards and committees"
        rows={model.bodies}
        empty="No board is published yet. It is with its first meeting."
        columns={[
          { label: 'Body', header: true, cell: ({ title }) => title },
          { label: 'For the public', cell: ({ stands }) => <StandsTag stands={stands} /> },
          {
            label: 'Change',
            cell: ({ id, publication, stands, title }) => (
              <>
                <Act state={form} to={paths.publishBody(id)} about={title} compact>
                  Publish again
                </Act>
                {stands === 'published' && (
                  <Link href={paths.withdraw(publication)}>
                    Withdraw<span class="govuk-visually-hidden"> {title}</span>
                  </Link>
                )}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
};
