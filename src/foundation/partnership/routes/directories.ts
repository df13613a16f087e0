import { action, page } from '#http';
import { nothing } from '#kernel';
import { endDirectory, registerDirectory } from '../actions/index.ts';
import { DirectoryForm } from '../forms/index.ts';
import { paths } from '../paths.ts';
import { DirectoryModel, directoryModel } from '../reads/index.ts';
import { DirectoryPage, EndDirectoryPage, RegisterDirectoryPage } from '../views/directories.tsx';
import { can, PURPOSE } from './may.ts';

const one = page('/partnership/directory', {
  title: 'Sign-in through your organisation',
  may: can.keep('directory'),
  audit: { event: 'directory.viewed', purpose: PURPOSE.keep },
  shows: DirectoryModel,
  load: directoryModel,
  view: DirectoryPage,
});
const registering = page('/partnership/directory/register', {
  title: 'Register your directory',
  may: can.keep('directory'),
  audit: { event: 'directory.formOpened', purpose: PURPOSE.keep },
  shows: DirectoryModel,
  load: directoryModel,
  view: RegisterDirectoryPage,
  start: ({ directory }) =>
    directory === null
      ? { asks: 'says' }
      : {
          ...directory,
          domains: directory.domains.join(', '),
          asks: directory.vouched === null ? 'says' : 'always',
          acr: directory.acr.join(' '),
          maxAge: directory.maxAge === null ? '' : `${directory.maxAge}`,
        },
});
const register = action('/partnership/directory/register', {
  title: 'Register your directory',
  may: can.keep('directory'),
  audit: { event: 'directory.registered', purpose: PURPOSE.keep, target: (id) => `id:${id}` },
  takes: DirectoryForm,
  from: registering,
  drafts: false,
  run: (ask, form) =>
    registerDirectory(ask, form, (whose, secret) => ask.seals.seal({ what: 'directory', whose }, secret)),
  next: () => paths.directory,
  says: () => 'Directory registered. Try it in another browser before you tell your people',
});
const ending = page('/partnership/directory/end', {
  title: 'End sign-in through your organisation',
  may: can.keep('directory'),
  audit: { event: 'directory.formOpened', purpose: PURPOSE.keep },
  shows: DirectoryModel,
  load: directoryModel,
  view: EndDirectoryPage,
});
const end = action('/partnership/directory/end', {
  title: 'End sign-in through your organisation',
  may: can.keep('directory'),
  audit: { event: 'directory.ended', purpose: PURPOSE.keep, target: (id) => `id:${id}` },
  takes: nothing,
  from: ending,
  run: endDirectory,
  next: () => paths.directory,
  says: () => 'Nobody signs in through it any more',
});

/** The directory of the administrator's own organisation: who somebody is, it says; what they may do, posts say. */
export const directoryRoutes = [one, registering, register, ending, end];
