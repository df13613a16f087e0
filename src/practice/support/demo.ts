import type { Acting } from '#db';
import { checkSupport, type Done, recordSupport } from './actions.ts';
import { CheckForm, SupportForm } from './forms.ts';

/** Records support for a parent of a child, as the acting post. */
export const makeSupport = (
  acting: Acting,
  child: string,
  traits: Readonly<Record<string, unknown>> = {},
): Promise<Done> =>
  recordSupport(
    acting,
    child,
    SupportForm.parse({
      parent: 'Mother',
      need: 'mentalHealth',
      support: 'Weekly visits since the birth, and a group on Tuesdays.',
      provider: 'Perinatal mental health team',
      since: acting.today,
      ...traits,
    }),
  );

/** Checks it: in place, on a visit, unless told more. */
export const makeSupportCheck = (
  acting: Acting,
  support: string,
  traits: Readonly<Record<string, unknown>> = {},
): Promise<Done> =>
  checkSupport(
    acting,
    support,
    CheckForm.parse({ stage: 'visit', on: acting.today, with: 'Mother', inPlace: 'yes', ...traits }),
  );
