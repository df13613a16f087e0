import { action, Identified, page } from '#http';
import { nothing } from '#kernel';
import {
  type Done,
  exclude,
  lift,
  nameStaff,
  restrict,
  share,
  stopExcluding,
  stopSharing,
  unnameStaff,
} from '../actions/index.ts';
import { ExcludeForm, LiftForm, NameStaffForm, RestrictForm, ShareForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  ExclusionsModel,
  exclusionsModel,
  RestrictionModel,
  restrictionModel,
  SharesModel,
  sharesModel,
} from '../reads/index.ts';
import { may } from '../rules/index.ts';
import { ExclusionsPage } from '../views/Exclusions.tsx';
import { RestrictionPage } from '../views/Restriction.tsx';
import { SharesPage } from '../views/Shares.tsx';

const restricting = page('/people/:id/restriction', {
  title: 'Restrict a record',
  may: may('restrict'),
  audit: {
    event: 'person.restrictionViewed',
    purpose: 'Keep a record to named people',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: RestrictionModel,
  load: (ask) => restrictionModel(ask, ask.params.id),
  view: RestrictionPage,
  start: ({ restriction }) => ({ version: restriction?.version }),
});
const restrictIt = action('/people/:id/restriction', {
  title: 'Restrict a record',
  may: may('restrict'),
  audit: {
    event: 'person.restricted',
    purpose: 'Keep a record to named people',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: RestrictForm,
  from: restricting,
  run: (ask, form) => restrict(ask, ask.params.id, form),
  next: ({ id }) => paths.restriction(id),
  says: () => 'The record is restricted',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});
const nameOne = action('/people/:id/restriction/names', {
  title: 'Name somebody on a restricted record',
  may: may('restrict'),
  audit: {
    event: 'person.restrictionNamed',
    purpose: 'Keep a record to named people',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: NameStaffForm,
  from: restricting,
  run: (ask, { staff }) => nameStaff(ask, ask.params.id, staff),
  next: ({ id }) => paths.restriction(id),
  says: () => 'They may see the record now',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});
const unnameOne = action('/people/:id/restriction/names/:nameId/end', {
  title: 'Take a name off a restricted record',
  may: may('restrict'),
  audit: {
    event: 'person.restrictionUnnamed',
    purpose: 'Keep a record to named people',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: nothing,
  from: restricting,
  run: (ask) => unnameStaff(ask, ask.params.id, ask.params.nameId),
  next: ({ id }) => paths.restriction(id),
  says: () => 'They no longer see the record',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});
const liftIt = action('/people/:id/restriction/lift', {
  title: 'Lift the restriction of a record',
  may: may('restrict'),
  audit: {
    event: 'person.restrictionLifted',
    purpose: 'Let a record be seen by those who have a reason',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: LiftForm,
  from: restricting,
  run: (ask, { version }) => lift(ask, ask.params.id, version),
  next: ({ id }) => paths.person(id),
  says: () => 'The restriction is lifted',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const excluding = page('/people/:id/exclusions', {
  title: 'Keep staff from a record',
  may: may('exclude'),
  audit: {
    event: 'person.exclusionsViewed',
    purpose: 'Keep those with a conflict of interest from a record',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: ExclusionsModel,
  load: (ask) => exclusionsModel(ask, ask.params.id),
  view: ExclusionsPage,
});
const excludeOne = action('/people/:id/exclusions', {
  title: 'Keep a member of staff from a record',
  may: may('exclude'),
  audit: {
    event: 'person.excluded',
    purpose: 'Keep those with a conflict of interest from a record',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ExcludeForm,
  from: excluding,
  run: (ask, form) => exclude(ask, ask.params.id, form),
  next: ({ id }) => paths.exclusions(id),
  says: () => 'They are kept from the record',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});
const stopExcludingOne = action('/people/:id/exclusions/:exclusionId/end', {
  title: 'Let a member of staff back to a record',
  may: may('exclude'),
  audit: {
    event: 'person.exclusionEnded',
    purpose: 'Keep those with a conflict of interest from a record',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: nothing,
  from: excluding,
  run: (ask) => stopExcluding(ask, ask.params.id, ask.params.exclusionId),
  next: ({ id }) => paths.exclusions(id),
  says: () => 'They are no longer kept from the record',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

const sharing = page('/people/:id/shares', {
  title: 'Share a record',
  may: may('share'),
  audit: {
    event: 'person.sharesViewed',
    purpose: 'Decide with whom to share who a person is',
    subjects: (model) => [{ child: model.person.id }],
  },
  shows: SharesModel,
  load: (ask) => sharesModel(ask, ask.params.id),
  view: SharesPage,
});
const shareIt = action('/people/:id/shares', {
  title: 'Share a record, or record that you did not',
  may: may('share'),
  audit: {
    event: 'person.sharingDecided',
    purpose: 'Decide with whom to share who a person is',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: ShareForm,
  from: sharing,
  run: (ask, form) => share(ask, ask.params.id, form),
  next: ({ id }) => paths.shares(id),
  says: () => 'The decision is recorded',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});
const stopSharingIt = action('/people/:id/shares/:shareId/end', {
  title: 'End a sharing',
  may: may('share'),
  audit: {
    event: 'person.sharingEnded',
    purpose: 'Decide with whom to share who a person is',
    subjects: ({ id }: Done) => [{ child: id }],
  },
  takes: nothing,
  from: sharing,
  run: (ask) => stopSharing(ask, ask.params.id, ask.params.shareId),
  next: ({ id }) => paths.shares(id),
  says: () => 'The sharing is ended',
  returns: ({ id }) => ({ id }),
  gives: Identified,
});

export const needToKnowRoutes = [
  restricting,
  restrictIt,
  nameOne,
  unnameOne,
  liftIt,
  excluding,
  excludeOne,
  stopExcludingOne,
  sharing,
  shareIt,
  stopSharingIt,
];
