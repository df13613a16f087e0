import type { Shows } from '#http';
import {
  BackLink,
  Button,
  ButtonLink,
  ComparedFields,
  Details,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Likelihood,
  P,
  Page,
  Radios,
  SearchInput,
  TextArea,
  TwoThirds,
} from '#ui';
import { AnswerForm, FlagContactForm, IdentifyFlagForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { AboutModel, IdentifyModel } from '../reads/index.ts';
import { DONE } from '../rules/index.ts';
import { Sent } from './parts.tsx';

const back = (id: string) => <BackLink href={paths.flag(id)}>Back to the flag</BackLink>;
const WhatWasSent = ({ flag }: Pick<AboutModel, 'flag'>) => (
  <Details summary="What was sent">
    <Sent flag={flag} />
  </Details>
);

/** What was done, for the own record, and what the sender is told. */
export const AnswerPage = ({ model, form, frame }: Shows<AboutModel>) => {
  const { flag, name, dones } = model;
  const f = fieldsOf(AnswerForm, form);
  const title = 'Say what was done';
  return (
    <Page frame={frame} title={title} faults={form.faults} before={back(flag.id)}>
      <TwoThirds>
        <H1 caption={`${name}, flag ${flag.reference}`}>{title}</H1>
        <WhatWasSent flag={flag} />
        <Form state={form} action={paths.answer(flag.id)}>
          <Radios
            field={f('done')}
            items={dones.map((done) => ({
              value: done,
              text: DONE[done].label,
              chosen: f('done').value === done,
            }))}
          />
          <TextArea field={f('reason')} rows={5} />
          <TextArea field={f('message')} rows={3} />
          <Button>Keep this and tell the sender</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};

/** A contact from a flag: what was sent is filled in already. */
export const RaiseFromFlagPage = ({ model, form, frame }: Shows<AboutModel>) => {
  const { flag, name, person } = model;
  const f = fieldsOf(FlagContactForm, form);
  const title = 'Raise a contact from this flag';
  return (
    <Page frame={frame} title={title} faults={form.faults} before={back(flag.id)}>
      <TwoThirds>
        <H1 caption={`${name}, flag ${flag.reference}`}>{title}</H1>
        <InsetText>
          {person
            ? 'The contact will be about the child that this flag is known to be about.'
            : 'The contact takes the child’s details from the flag, as its sender knows them.'}{' '}
          The front door then has one working day to decide, and the sender of the flag is told that it was
          acted on.
        </InsetText>
        <Form state={form} action={paths.raise(flag.id)}>
          <Radios field={f('immediateRisk')} inline />
          <TextArea field={f('worry')} rows={8} />
          <TextArea field={f('livedExperience')} rows={5} />
          <Button>Raise the contact</Button>
        </Form>
        <WhatWasSent flag={flag} />
      </TwoThirds>
    </Page>
  );
};

/** Which child a flag is about, of those that the actor sees. */
export const IdentifyFlagPage = ({ model, form, frame }: Shows<IdentifyModel>) => {
  const { flag, name, candidates, find } = model;
  const f = fieldsOf(IdentifyFlagForm, form);
  const title = 'Which child is this?';
  return (
    <Page frame={frame} title={title} faults={form.faults} before={back(flag.id)}>
      <TwoThirds>
        <H1 caption={`${name}, flag ${flag.reference}`}>{title}</H1>
        <SearchInput
          action={paths.identify(flag.id)}
          name="find"
          label="Search by another name or spelling"
          value={find}
        />
        {candidates.length === 0 ? (
          <>
            <InsetText>
              Nobody on record is like the child of this flag. Raise a contact from it, or say that nobody can
              be found.
            </InsetText>
            <ButtonLink href={paths.raise(flag.id)} kind="secondary">
              Raise a contact from it
            </ButtonLink>
          </>
        ) : (
          <Form state={form} action={paths.identify(flag.id)}>
            <Radios
              field={f('child')}
              items={candidates.map((each) => ({
                value: each.id,
                text: `${each.name}, ${each.about}`,
                hint: each.words,
                chosen: f('child').value === each.id,
              }))}
            />
            <Button>This is the child</Button>
          </Form>
        )}
        {candidates.map(({ id, name: called, about, words, probability, ofOneHome, fields }) => (
          <Details key={id} summary={`How what was sent compares with ${called}, ${about}`}>
            <p class="govuk-body">
              <Likelihood words={words} probability={probability} />
            </p>
            {ofOneHome && <P>What they share, a brother, a sister or a twin would share too.</P>}
            <ComparedFields caption={`How ${called}, ${about}, compares`} fields={fields} />
          </Details>
        ))}
        <WhatWasSent flag={flag} />
      </TwoThirds>
    </Page>
  );
};
