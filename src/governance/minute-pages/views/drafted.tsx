import { paths as meetingPaths } from '#meetings';
import { ButtonLink, type Frame, H1, H2, P, Page, SummaryList, Table, TwoThirds } from '#ui';
import type { Drafted } from '../actions.ts';

/** What became of a page of minutes: shown once, before the clerk goes on to the item. */
export const DraftedPage = ({ model, frame }: { readonly model: Drafted; readonly frame: Frame }) => (
  <Page frame={frame} title="The page was brought in">
    <TwoThirds>
      <H1>The page was brought in</H1>
      <SummaryList
        rows={[
          { key: 'Item', value: model.title },
          { key: 'Entries', value: String(model.entries) },
          { key: 'Queries, and replies to them', value: `${model.queries}, ${model.replies}` },
          { key: 'Resolutions', value: String(model.resolutions) },
          { key: 'Documents named', value: model.documents.join('; ') || 'None' },
        ]}
      />
      <H2>Lines that found no place</H2>
      {model.unplaced.length === 0 ? (
        <P>None. Every line with a word on it stands in the draft.</P>
      ) : (
        <Table
          caption="They stand at the end of the draft, as discussion"
          rows={model.unplaced}
          empty="Every line stands in the draft"
          columns={[
            { label: 'Line', header: true, cell: ({ number }) => String(number) },
            { label: 'What it says', cell: ({ text }) => text.trim() },
          ]}
        />
      )}
      <ButtonLink href={meetingPaths.item(model.item)}>Finish the item</ButtonLink>
    </TwoThirds>
  </Page>
);
