import { page, type Route } from '#http';
import { SignInsQuery } from './forms.ts';
import { SignInsModel, signInsModel } from './reads.ts';
import { mayWatch } from './rules.ts';
import { SignInsPage } from './views/list.tsx';

/** What a reading was narrowed by: ids and words of the program's, and never a typed name. */
const narrowedBy = ({ asked: { staff, kind } }: SignInsModel): string =>
  [staff && `staff:${staff.id}`, kind && `kind:${kind}`].filter(Boolean).join(' ');

const list = page('/sign-ins', {
  title: 'Sign-ins',
  may: mayWatch,
  audit: {
    event: 'signIns.read',
    purpose: 'Knowing how people sign in, and what was refused (UK GDPR, article 32)',
    target: narrowedBy,
  },
  asks: SignInsQuery,
  shows: SignInsModel,
  faults: ({ faults }) => faults,
  load: signInsModel,
  view: SignInsPage,
});

export const routes: readonly Route[] = [list];
