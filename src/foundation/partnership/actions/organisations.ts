import type { Acting } from '#db';
import type { AddOrganisationForm, ChangeOrganisationForm } from '../forms/index.ts';
import { found } from '../reads/index.ts';
import { canBegin } from '../rules/index.ts';
import {
  insertOrganisation,
  lockRegisters,
  organisationById,
  seatsForOrganisation,
  updateOrganisation,
} from '../store/index.ts';
import { insist, insistFirst, insistLasts, insistNone } from './insist.ts';
import { judgeDependants, judgeOrganisation, judgeSeatsAgain } from './judging.ts';

/** Adds an organisation, of a kind that the law knows on its days. */
export const addOrganisation = async ({ tx }: Acting, form: AddOrganisationForm): Promise<string> => {
  insistLasts(form);
  insistNone(judgeOrganisation(form.type, form));
  return insertOrganisation(tx, form);
};

/** Changes an organisation; what belongs to it, and who sits anywhere for it, must still be as the rules have it. */
export const changeOrganisation = async (
  { tx }: Acting,
  id: string,
  form: ChangeOrganisationForm,
): Promise<void> => {
  await lockRegisters(tx);
  const { until, type, from } = found(await organisationById(tx, id));
  insist(canBegin(form.from, { from, until }), 'from');
  await insistFirst(tx, await updateOrganisation(tx, id, form.version, form), id);
  insistNone(judgeOrganisation(form.type, { from: form.from, until }));
  if (form.from !== from) insistNone(await judgeDependants(tx, 'organisation', id, { ...form, until }));
  if (form.type !== type) insistNone(await judgeSeatsAgain(tx, await seatsForOrganisation(tx, id), 'type'));
};
