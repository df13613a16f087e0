import { ButtonGroup, ButtonLink, Link, SummaryList } from '#ui';
import { paths } from '../paths.ts';
import type { OrganisationModel } from '../reads/index.ts';
import { Changes, Days } from './facts.tsx';
import { Shell, type Shown } from './shell.tsx';

const Duty = ({ duty }: Pick<OrganisationModel, 'duty'>) =>
  duty === null ? (
    <>Not named in the law as a partner or a relevant agency</>
  ) : (
    <>
      {duty.as} (<Link href={duty.href}>{duty.label}</Link>)
      {!duty.confirmed && '. Check the paragraph before you rely on it.'}
    </>
  );

/** One organisation. */
export const OrganisationPage = ({ model, frame }: Shown<OrganisationModel>) => (
  <Shell frame={frame} section="organisations" title={model.name} caption={model.kind}>
    {model.acts.length > 0 && (
      <ButtonGroup>
        {model.acts.includes('change') && (
          <ButtonLink href={paths.changeOrganisation(model.id)} kind="secondary">
            Change
          </ButtonLink>
        )}
        <ButtonLink href={paths.endOrganisation(model.id)} kind="secondary">
          {model.acts.includes('end') ? 'End' : 'Change the last day'}
        </ButtonLink>
      </ButtonGroup>
    )}
    <SummaryList
      rows={[
        { key: 'Kind', value: model.kind },
        { key: 'In the law', value: <Duty duty={model.duty} /> },
        { key: 'Code', value: model.code || 'None' },
        { key: 'Telephone', value: model.phone || 'None' },
        { key: 'Days', value: <Days {...model} /> },
        {
          key: 'Bodies and teams',
          value: <Link href={paths.bodies({ organisation: model.id })}>{model.bodies} in force</Link>,
        },
        {
          key: 'Posts',
          value: <Link href={paths.posts({ organisation: model.id })}>{model.posts} in force</Link>,
        },
      ]}
    />
    <Changes changes={model.changes} />
  </Shell>
);
