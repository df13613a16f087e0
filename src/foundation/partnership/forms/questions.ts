import { z } from 'zod';
import { day, optionalDay, optionalText, type PersonRole, personRoles, roles } from '#kernel';
import { capacities, organisationTypes } from '../rules/index.ts';

type Labelled = Readonly<Record<string, { readonly label: string }>>;
/** The answers of a choice out of a table of rules: its keys with their labels. */
export const labelsOf = <const T extends Labelled>(rules: T): { readonly [K in keyof T]: string } =>
  // fromEntries forgets which keys it was given, and these are the rules' own.
  Object.fromEntries(Object.entries(rules).map(([key, { label }]) => [key, label])) as {
    readonly [K in keyof T]: string;
  };

export const organisationTypeLabels = labelsOf(organisationTypes);
export const roleLabels = labelsOf(roles);
/** What a person may be appointed as: a program gives itself its own post, and a system's comes with its credential. */
// fromEntries forgets which keys it was given, and these are those very roles.
export const personRoleLabels = Object.fromEntries(
  personRoles.map((role) => [role, roles[role].label]),
) as Readonly<Record<PersonRole, string>>;
export const capacityLabels = labelsOf(capacities);

/** The version that a form was opened on: sent back, so that nobody overwrites what they have not seen. */
export const version = z.number({ error: 'Open this page again' }).int().meta({ label: 'Version' });
export const phone = optionalText({ label: 'Telephone' }, 60);
export const from = day({ label: 'First day', ask: 'Enter the first day' });
export const until = optionalDay({ label: 'Last day', hint: 'Leave it empty while nobody knows' });
/** An id out of a list, with the sentence that asks for it. */
export const chosen = (label: string, ask: string) => z.uuid({ error: ask }).meta({ label });
