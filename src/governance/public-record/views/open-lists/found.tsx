import { dayOf, sayDay } from '#kernel';
import { Beneath, H1, H2, Link, P, PreviousNext, SearchInput, Table, TwoThirds } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { FileLine, Listed, SearchPage } from '../../reads/index.ts';
import { KINDS } from '../../rules/index.ts';
import { type Open, OpenPage, sayFile } from '../open-parts.tsx';
import { pagesOf } from './lists.tsx';

export const DocumentsView = ({ model, frame }: Open<Listed<FileLine>>) => {
  const { place, rows } = model;
  const at = (page?: number) => publicPaths.list(place.slug, 'documents', { page });
  return (
    <OpenPage
      {...{ place, frame }}
      title="Documents"
      section="documents"
      at={at(model.page > 1 ? model.page : undefined)}
    >
      <H1>Documents</H1>
      <Table
        caption="Documents, the latest first"
        captionSize="hidden"
        rows={rows}
        empty="No document has been published yet."
        columns={[
          {
            label: 'Document',
            header: true,
            cell: (file) => (
              <>
                <Link href={publicPaths.file(place.slug, file.id)}>{file.title}</Link> ({sayFile(file)})
                {file.replaced && <Beneath>Replaced on {sayDay(dayOf(file.replaced.at))}</Beneath>}
              </>
            ),
          },
          {
            label: 'Stands under',
            cell: ({ item }) => <Link href={publicPaths.at(place.slug, item.address)}>{item.title}</Link>,
          },
          { label: 'Published', whole: true, cell: ({ publishedAt }) => sayDay(dayOf(publishedAt)) },
        ]}
      />
      <PreviousNext label="Documents" {...pagesOf(model, at)} />
    </OpenPage>
  );
};

const sayMany = ({ many, atLeast }: SearchPage): string => {
  if (many === 0) return 'Nothing was found';
  return `${atLeast ? 'At least ' : ''}${many.toLocaleString('en-GB')} found`;
};
export const SearchView = ({ model, frame }: Open<SearchPage>) => {
  const { place, typed, rows } = model;
  const at = (page?: number) => publicPaths.search(place.slug, { q: typed, page });
  return (
    <OpenPage {...{ place, frame }} title={typed ? `Search: ${typed}` : 'Search'} section="search">
      <H1>Search the public record</H1>
      <SearchInput
        action={publicPaths.search(place.slug)}
        label="What are you looking for?"
        hint="Words in any order, or “a phrase in quotation marks”"
        value={typed}
      />
      {typed && (
        <section aria-labelledby="found">
          <H2 id="found">{sayMany(model)}</H2>
          {rows.length === 0 ? (
            <P>Check the spelling, or use fewer words.</P>
          ) : (
            <ol class="govuk-list app-hits">
              {rows.map(({ kind, address, title, happensAt, pieces }) => (
                <li key={address} class="app-hits__hit">
                  <Link href={publicPaths.at(place.slug, address)}>{title}</Link>
                  <Beneath>
                    {KINDS[kind].label}
                    {happensAt && `, ${sayDay(dayOf(happensAt))}`}
                  </Beneath>
                  <p class="govuk-body app-hits__says">
                    {pieces.map(({ text, marked }) => (marked ? <mark key={text}>{text}</mark> : text))}
                  </p>
                </li>
              ))}
            </ol>
          )}
          <TwoThirds>
            <PreviousNext label="Pages of what was found" {...pagesOf(model, at)} />
          </TwoThirds>
        </section>
      )}
    </OpenPage>
  );
};
