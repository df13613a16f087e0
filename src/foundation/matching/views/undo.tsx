import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import {
  BackLink,
  Button,
  ButtonGroup,
  Form,
  fieldsOf,
  H1,
  Link,
  P,
  Page,
  Radios,
  SummaryList,
  TextArea,
  TwoThirds,
  Version,
  WarningText,
} from '#ui';
import { UndoForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { UndoModel } from '../reads/index.ts';
import { Restricted, sayLine } from './parts.tsx';

/** What was said of two records is taken back. */
export const UndoPage = ({ model, form, frame }: Shows<UndoModel>) => {
  const { person, other, saying, reason, by, at, likely, carriedTo } = model;
  const f = fieldsOf(UndoForm, form);
  const title = saying === 'same' ? 'Undo this link' : 'Undo that these are different people';
  const back = paths.compare(person.id, other.id);
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={back}>Back to the two records</BackLink>}
    >
      <Restricted people={[person, other]} />
      <TwoThirds>
        <H1 caption={`${sayLine(person)} and ${sayLine(other)}`}>{title}</H1>
        <SummaryList
          rows={[
            { key: 'Said', value: saying === 'same' ? 'The same person' : 'Different people' },
            { key: 'Why', value: <span class="app-typed">{reason}</span> },
            { key: 'By', value: `${by}, ${sayInstant(at)}` },
            { key: 'As it was weighed then', value: likely },
          ]}
        />
        <P>
          {saying === 'same'
            ? 'No record is changed: each stands as it always did, with everything that was written in it. What was written under the one while they were linked stays there: correct it where it is about the other.'
            : 'The two may be offered as the same person again.'}
        </P>
        <Form state={form} action={paths.undo(person.id, other.id)}>
          <Version state={form} />
          {carriedTo.length > 0 && (
            <>
              <WarningText>
                What keeps people from one of these records came through the link to {carriedTo.join(' and ')}
                . If you end it, everybody with a reason sees that record again at once.
              </WarningText>
              <Radios field={f('carried')} />
            </>
          )}
          <TextArea field={f('why')} rows={3} />
          <ButtonGroup>
            <Button kind="warning">{saying === 'same' ? 'Undo the link' : 'Undo it'}</Button>
            <Link href={back}>Cancel</Link>
          </ButtonGroup>
        </Form>
      </TwoThirds>
    </Page>
  );
};
