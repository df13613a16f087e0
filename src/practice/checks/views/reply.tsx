import type { Shows } from '#http';
import {
  BackLink,
  Button,
  Details,
  Form,
  fieldsOf,
  H1,
  InsetText,
  Page,
  Radios,
  TextArea,
  TextInput,
  TwoThirds,
  Typed,
} from '#ui';
import { ReplyForm } from '../forms.ts';
import { paths } from '../paths.ts';
import type { AskedModel } from '../reads/index.ts';
import { BasisList, GivenList } from './parts.tsx';

/** One form for every answer: what is known, that nothing is, or a refusal with its ground. */
export const ReplyPage = ({ model, form, frame }: Shows<AskedModel>) => {
  const { request, version } = model;
  const f = fieldsOf(ReplyForm, form);
  const title = version === 0 ? 'Answer the front door' : 'Correct our answer';
  const lost = form.faults.some(({ field }) => field === '');
  return (
    <Page
      frame={frame}
      title={title}
      faults={form.faults}
      before={<BackLink href={paths.request(request.id)}>Back to the request</BackLink>}
    >
      <TwoThirds>
        <H1 caption={request.about}>{title}</H1>
        <InsetText>
          <Typed>{request.question}</Typed>
        </InsetText>
        <Details summary="What you were given, and why you are asked">
          <GivenList request={request} />
          <BasisList request={request} />
        </Details>
        <Form state={form} action={paths.reply(request.id)}>
          <input
            type="hidden"
            name="version"
            value={`${lost ? version : (form.values.version ?? version)}`}
          />
          <Radios
            field={f('answer')}
            reveal={{
              known: <TextArea field={f('known')} rows={8} />,
              refused: (
                <>
                  <Radios field={f('ground')} small />
                  <TextArea field={f('reason')} rows={4} />
                  <TextInput field={f('nextStep')} />
                </>
              ),
            }}
          />
          <TextInput
            field={f('searched')}
            hint={`${f('searched').hint ?? ''}. Not needed where you refuse`}
          />
          {version > 0 && <TextInput field={f('correctedWhy')} />}
          <Button>{version === 0 ? 'Send the answer' : 'Send the correction'}</Button>
        </Form>
      </TwoThirds>
    </Page>
  );
};
