import type { Shows } from '#http';
import { Beneath, ButtonGroup, ButtonLink, H1, Lede, Link, Page, Table } from '#ui';
import { paths } from '../paths.ts';
import type { DocumentsModel } from '../reads/index.ts';
import { Period, StatusTag } from './parts.tsx';

/** The register of documents. */
export const DocumentsPage = ({ model, frame }: Shows<DocumentsModel>) => (
  <Page frame={frame} title="Documents" width="wide">
    <H1>Documents</H1>
    <Lede>
      What the safeguarding partners have agreed: each version is in force only when all of them signed it.
    </Lede>
    {model.mayKeep && (
      <ButtonGroup>
        <ButtonLink href={paths.add}>Put a document to the partners</ButtonLink>
      </ButtonGroup>
    )}
    <Table
      caption="Documents of the partnership"
      captionSize="hidden"
      rows={model.documents}
      empty="No document has been put to the partners yet. The business unit puts the first one."
      urgent={({ newest }) => newest.status === 'refused'}
      columns={[
        {
          label: 'Document',
          header: true,
          cell: ({ id, title, kind }) => (
            <>
              <Link href={paths.one(id)}>{title}</Link>
              {kind !== title && <Beneath>{kind}</Beneath>}
            </>
          ),
        },
        {
          label: 'In force',
          cell: ({ inForce }) =>
            inForce === null ? (
              'None yet'
            ) : (
              <>
                Version {inForce.number}
                <Beneath>
                  <Period version={inForce} />
                </Beneath>
              </>
            ),
        },
        {
          label: 'Newest version',
          cell: ({ newest }) => (
            <>
              <StatusTag status={newest.status} />
              <Beneath>Version {newest.number}</Beneath>
            </>
          ),
        },
        {
          label: 'Still to sign',
          cell: ({ newest }) => {
            const waiting = newest.signers.filter(({ waits }) => waits !== null);
            return waiting.length === 0 ? (
              '–'
            ) : (
              <>
                {waiting.map(({ organisation }) => organisation.name).join(', ')}
                {newest.maySign && (
                  <div>
                    <Link href={paths.sign(newest.id)}>
                      Sign or refuse<span class="govuk-visually-hidden"> {newest.summary.slice(0, 40)}</span>
                    </Link>
                  </div>
                )}
              </>
            );
          },
        },
      ]}
    />
  </Page>
);
