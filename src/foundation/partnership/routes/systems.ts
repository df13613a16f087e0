import { action, page } from '#http';
import { nothing } from '#kernel';
import { addCredential, addSystem, type CredentialMade, endCredential } from '../actions/index.ts';
import { AddSystemForm, CredentialForm, SystemFilter } from '../forms/index.ts';
import { paths } from '../paths.ts';
import {
  Choices,
  CredentialGiven,
  CredentialModel,
  credentialModel,
  placeChoices,
  SystemList,
  SystemModel,
  systemList,
  systemModel,
} from '../reads/index.ts';
import { CredentialPage, EndCredentialPage, NewCredentialPage } from '../views/credential.tsx';
import { AddSystemPage, SystemPage, SystemsPage } from '../views/systems.tsx';
import { can, PURPOSE } from './may.ts';

const about = ({ system, credential }: CredentialMade): string => `id:${system} credential:${credential}`;
const reveals = {
  /** The whole credential, for this answer alone. */
  once: ({ system, name, label, until, whole }: CredentialMade): CredentialGiven => ({
    ...{ name, label, until },
    id: system,
    credential: whole,
  }),
  shows: CredentialGiven,
  view: CredentialPage,
};
const toSystem = ({ system }: CredentialMade): string => paths.system(system);
const SHOWN_BEFORE = 'The credential was made, and shown once. If it was not copied, end it and make another';

const list = page('/partnership/systems', {
  title: 'Agency systems',
  may: can.keep('system'),
  audit: { event: 'systems.listed', purpose: PURPOSE.keep },
  asks: SystemFilter,
  shows: SystemList,
  load: (ask) => systemList(ask, ask.query),
  view: SystemsPage,
});
const one = page('/partnership/systems/:id', {
  title: 'An agency’s system',
  may: can.keep('system'),
  audit: { event: 'system.viewed', purpose: PURPOSE.keep },
  shows: SystemModel,
  load: (ask) => systemModel(ask, ask.params.id),
  view: SystemPage,
});

const adding = page('/partnership/systems/new', {
  title: 'Add an agency’s system',
  may: can.keep('system'),
  audit: { event: 'system.formOpened', purpose: PURPOSE.keep },
  shows: Choices,
  load: placeChoices,
  view: AddSystemPage,
  start: ({ organisations }) => {
    const [only, ...others] = organisations;
    return only && others.length === 0 ? { organisation: only.id } : {};
  },
});
const add = action('/partnership/systems/new', {
  title: 'Add an agency’s system',
  may: can.keep('system'),
  audit: { event: 'system.added', purpose: PURPOSE.keep, target: about },
  takes: AddSystemForm,
  from: adding,
  run: addSystem,
  reveals,
  next: toSystem,
  says: () => SHOWN_BEFORE,
});

const making = page('/partnership/systems/:id/credentials/new', {
  title: 'Make another credential',
  may: can.keep('system'),
  audit: { event: 'system.formOpened', purpose: PURPOSE.keep },
  shows: SystemModel,
  load: (ask) => systemModel(ask, ask.params.id),
  view: NewCredentialPage,
});
const make = action('/partnership/systems/:id/credentials/new', {
  title: 'Make another credential',
  may: can.keep('system'),
  audit: { event: 'credential.made', purpose: PURPOSE.keep, target: about },
  takes: CredentialForm,
  from: making,
  run: (ask, form) => addCredential(ask, ask.params.id, form),
  reveals,
  next: toSystem,
  says: () => SHOWN_BEFORE,
});

const ending = page('/partnership/systems/:id/credentials/:credential/end', {
  title: 'End a credential',
  may: can.keep('system'),
  audit: { event: 'system.formOpened', purpose: PURPOSE.keep },
  shows: CredentialModel,
  load: (ask) => credentialModel(ask, ask.params.id, ask.params.credential),
  view: EndCredentialPage,
});
const end = action('/partnership/systems/:id/credentials/:credential/end', {
  title: 'End a credential',
  may: can.keep('system'),
  audit: { event: 'credential.ended', purpose: PURPOSE.keep },
  takes: nothing,
  from: ending,
  run: (ask) => endCredential(ask, ask.params.id, ask.params.credential),
  next: (_, { id }) => paths.system(id),
  says: () => 'The credential works no more',
});

/** The systems of agencies, and what they sign in with. */
export const systemRoutes = [list, one, adding, add, making, make, ending, end];
