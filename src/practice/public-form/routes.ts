import {
  networkOf,
  type Onward,
  type OpenActionRoute,
  type OpenPageRoute,
  openAction,
  openPage,
  openSigned,
  readStamp,
  signed,
  stampOf,
  TooOften,
} from '#http';
import { Conflict, Invalid } from '#kernel';
import { takeWorry } from './actions.ts';
import { WorryForm } from './forms.ts';
import { paths } from './paths.ts';
import { openForm, openForms } from './reads.ts';
import { HOUR, judgeSending } from './rules.ts';
import { ChoosePage, SentPage, WorryPage } from './views/worry.tsx';

const BECAUSE = 'Anybody may be worried about a child (Children Act 1989 section 47; Working Together)';
const FORM = 'public worry';
const RECEIPT = 'public receipt';

const onlyText = (asked: string | undefined): string => (typeof asked === 'string' ? asked : '');

/** The form for anybody, its receipt, and the choice of a partnership where there are several. None of them shows anything that is held. */
export const publicFormRoutes = ({
  secret,
}: {
  readonly secret: string;
}): readonly (OpenPageRoute | OpenActionRoute)[] => {
  const form = openPage('/worry/:partnership', {
    title: 'Tell us if you are worried about a child',
    openBecause: BECAUSE,
    load: async (visit) => ({
      form: await openForm(visit, onlyText(visit.params.partnership)),
      stamp: stampOf(secret, FORM, visit.now),
    }),
    view: WorryPage,
    start: ({ stamp }) => ({ stamp }),
  });
  return [
    openPage('/worry', {
      title: 'Tell us if you are worried about a child',
      openBecause: BECAUSE,
      load: async (visit) => {
        const forms = await openForms(visit);
        const [only] = forms;
        return forms.length === 1 && only
          ? ({ to: paths.form(only.partnership) } satisfies Onward)
          : { forms };
      },
      view: ChoosePage,
    }),
    form,
    openAction('/worry/:partnership', {
      title: 'Tell us if you are worried about a child',
      openBecause: BECAUSE,
      takes: WorryForm,
      from: form,
      limited: 'tries',
      run: async (visit, typed) => {
        const partnership = onlyText(visit.params.partnership);
        const opened = readStamp(secret, FORM, typed.stamp);
        const why = judgeSending(opened, typed.website, visit.now);
        if (why !== null || !opened)
          throw new Invalid([{ field: '', message: why ?? 'Open this page again' }]);
        const { databases, now, today, requestId } = visit;
        const sent = await takeWorry(
          {
            databases,
            partnership,
            now,
            today,
            requestId,
            network: networkOf(secret, visit.ip),
            stamp: opened.id,
          },
          typed,
        );
        if (sent.kind === 'tooOften')
          throw new TooOften(
            {
              field: '',
              message:
                'Too many worries were sent from here in the last hour. What you wrote is still here. Call instead, or 999 if a child is in danger now',
            },
            HOUR,
          );
        if (sent.kind === 'closed')
          throw new Conflict('This form is closed. Call instead, or 999 if a child is in danger now.');
        return { to: paths.sent(partnership, signed(secret, RECEIPT, sent.reference)) };
      },
    }),
    openPage('/worry/:partnership/sent', {
      title: 'Thank you for telling us',
      openBecause: BECAUSE,
      load: async (visit) => {
        const partnership = onlyText(visit.params.partnership);
        const reference = openSigned(secret, RECEIPT, onlyText(visit.query.receipt));
        const found = await openForm(visit, partnership);
        return reference === null || !found
          ? ({ to: paths.choose } satisfies Onward)
          : { form: found, reference };
      },
      view: SentPage,
    }),
  ];
};
