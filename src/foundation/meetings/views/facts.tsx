import type { Shows } from '#http';
import { sayInstant } from '#kernel';
import { Beneath, Button, Form, Link, SummaryList, Typed } from '#ui';
import { paths } from '../paths.ts';
import type { MeetingModel } from '../reads/index.ts';
import { EVERY, MODES } from '../rules/index.ts';
import { sayWhen } from './parts.tsx';

const Where = ({ model }: { readonly model: MeetingModel }) => (
  <>
    {MODES[model.mode]}
    {model.place && <Beneath>{model.place}</Beneath>}
  </>
);

/** When and where a meeting is, by what rules, and the ways to what belongs to it. */
export const Facts = ({ model, form }: Pick<Shows<MeetingModel>, 'model' | 'form'>) => (
  <SummaryList
    rows={[
      { key: 'When', value: sayWhen(model.startsAt, model.endsAt) },
      { key: 'Where', value: <Where model={model} /> },
      ...(model.link
        ? [{ key: 'Join', value: <Link href={model.link}>{`Join by ${model.service}`}</Link> }]
        : []),
      ...(model.purpose ? [{ key: 'What it is for', value: <Typed>{model.purpose}</Typed> }] : []),
      {
        key: 'Quorum',
        value:
          [
            model.quorum === null ? '' : `${model.quorum} with a vote`,
            model.quorumOfPartners ? 'each statutory safeguarding partner' : '',
          ]
            .filter(Boolean)
            .join(', and ') || 'No rule is set',
      },
      ...(model.isPublic ? [{ key: 'Public', value: 'The public may come, but for what is exempt' }] : []),
      ...(model.previous
        ? [
            {
              key: 'Last meeting',
              value: (
                <Link
                  href={paths.one(model.previous.id)}
                >{`${model.previous.title}, ${sayInstant(model.previous.startsAt)}`}</Link>
              ),
            },
          ]
        : []),
      ...(model.series
        ? [
            {
              key: 'Comes again',
              value: (
                <>
                  {model.series.ended ? 'No more' : EVERY[model.series.every]}
                  {model.series.own && !model.series.ended && (
                    <Form state={form} action={paths.endSeries(model.id)}>
                      <Button kind="secondary" compact>
                        End the series
                      </Button>
                    </Form>
                  )}
                </>
              ),
            },
          ]
        : []),
      ...((model.own?.called || model.keeps) && model.stands === 'called'
        ? [
            {
              key: 'On the day',
              value: (
                <Link href={paths.live(model.id)}>
                  {model.own?.part === 'invited' ? 'Go to the waiting room' : 'Go to the room'}
                </Link>
              ),
            },
          ]
        : []),
      ...(model.own?.called || model.keeps
        ? [
            {
              key: 'Your papers',
              value: <Link href={paths.pack(model.id)}>Read your papers on one page</Link>,
            },
            {
              key: 'Minutes',
              value: <Link href={paths.minutes(model.id)}>Minutes of this meeting</Link>,
            },
          ]
        : []),
      ...(model.keeps
        ? [
            {
              key: 'Minutes kept elsewhere',
              value: <Link href={paths.bringIn(model.id)}>Bring in a page of minutes</Link>,
            },
          ]
        : []),
      ...(model.own?.called
        ? [
            {
              key: 'Your calendar',
              value: <Link href={paths.invitation(model.id)}>Save this meeting as a calendar file</Link>,
            },
          ]
        : []),
    ]}
  />
);
