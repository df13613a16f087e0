import { action, Identified, page, type Route } from '#http';
import { mayCall, paths as meetingPaths } from '#meetings';
import { Drafted, draftFromPage } from './actions.ts';
import { PageForm } from './forms.ts';
import { MeetingModel, meetingModel } from './reads.ts';
import { BringInPage } from './views/bring-in.tsx';
import { DraftedPage } from './views/drafted.tsx';

const PURPOSE =
  'Keeping the record of what was asked, answered and resolved (Local Government Act 1972, Part VA)';

const bringing = page('/meetings/:id/bring-in', {
  title: 'Bring in a page of minutes',
  may: mayCall,
  audit: { event: 'minutes.formOpened', purpose: PURPOSE },
  shows: MeetingModel,
  load: meetingModel,
  view: BringInPage,
});
const bringIn = action('/meetings/:id/bring-in', {
  title: 'Bring in a page of minutes',
  may: mayCall,
  audit: { event: 'minutes.broughtIn', purpose: PURPOSE, target: ({ item }: Drafted) => `item:${item}` },
  takes: PageForm,
  from: bringing,
  run: (acting, { page: text }) => draftFromPage(acting, acting.params.id, text),
  reveals: { once: (drafted: Drafted) => drafted, shows: Drafted, view: DraftedPage },
  next: ({ item }) => meetingPaths.item(item),
  says: ({ title }) => `“${title}” was drafted from the page.`,
  returns: ({ item }) => ({ id: item }),
  gives: Identified,
});

export const routes: readonly Route[] = [bringing, bringIn];
