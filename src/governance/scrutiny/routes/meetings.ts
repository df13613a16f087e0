import { action, page, type Route } from '#http';
import { type Done, excludePublic, makeUrgent, publishAgenda } from '../actions/index.ts';
import { ExcludeForm, PublishForm, UrgentForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { AgendaModel, agendaModel, exclusionModel, ItemFormModel, urgentModel } from '../reads/index.ts';
import { mayReadScrutiny } from '../rules/index.ts';
import { AgendaPage } from '../views/agenda.tsx';
import { ExcludePage, UrgentPage } from '../views/agenda-forms.tsx';
import { formOpened, PURPOSE } from './purposes.ts';

interface OnItem extends Done {
  readonly meeting: string;
}
const target = ({ id }: OnItem) => `item:${id}`;
const toAgenda = ({ meeting }: OnItem) => paths.agenda(meeting);

const agenda = page('/scrutiny/meetings/:meeting', {
  title: 'A meeting of a scrutiny board',
  may: mayReadScrutiny,
  audit: {
    event: 'scrutiny.agendaViewed',
    purpose: PURPOSE,
    target: ({ meeting }) => `meeting:${meeting.id}`,
  },
  shows: AgendaModel,
  load: agendaModel,
  view: AgendaPage,
});
const urging = page('/scrutiny/items/:id/urgent', {
  title: 'Record why an item is urgent',
  may: mayReadScrutiny,
  audit: formOpened,
  shows: ItemFormModel,
  load: urgentModel,
  view: UrgentPage,
  start: ({ people: [only, ...others] }) => (only && others.length === 0 ? { chair: only.value } : {}),
});
const excluding = page('/scrutiny/items/:id/exclude', {
  title: 'Record that press and public are excluded',
  may: mayReadScrutiny,
  audit: formOpened,
  shows: ItemFormModel,
  load: exclusionModel,
  view: ExcludePage,
});

export const meetingRoutes: readonly Route[] = [
  agenda,
  action('/scrutiny/meetings/:meeting/publish', {
    title: 'Record that an agenda is published',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.agendaPublished', purpose: PURPOSE, target: ({ id }: Done) => `meeting:${id}` },
    takes: PublishForm,
    from: agenda,
    run: (ask, form) => publishAgenda(ask, ask.params.meeting, form),
    next: ({ id }: Done) => paths.agenda(id),
    says: () => 'The agenda was recorded as published.',
  }),
  urging,
  action('/scrutiny/items/:id/urgent', {
    title: 'Record why an item is urgent',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.itemUrgent', purpose: PURPOSE, target },
    takes: UrgentForm,
    from: urging,
    run: (ask, form) => makeUrgent(ask, ask.params.id, form),
    next: toAgenda,
    says: () => 'The chair’s reason was recorded.',
  }),
  excluding,
  action('/scrutiny/items/:id/exclude', {
    title: 'Record that press and public are excluded',
    may: mayReadScrutiny,
    audit: { event: 'scrutiny.publicExcluded', purpose: PURPOSE, target },
    takes: ExcludeForm,
    from: excluding,
    run: (ask, form) => excludePublic(ask, ask.params.id, form),
    next: toAgenda,
    says: () => 'The resolution was recorded. It stands in the minutes of the item.',
  }),
];
