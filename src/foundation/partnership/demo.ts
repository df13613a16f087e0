import type { Tx } from '#db';
import { type Day, type Role, roles } from '#kernel';
import { type Capacity, type OrganisationType, organisationTypes, type SettingKey } from './rules/index.ts';
import {
  insertBody,
  insertOrganisation,
  insertPost,
  insertReportingLine,
  insertSeat,
  insertStaff,
  linkAccount,
  putSetting,
  storedSetting,
} from './store/index.ts';
import type { BodyType } from './tables.ts';

const LONG_AGO: Day = '2019-09-29';

interface Days {
  readonly from?: Day;
  readonly until?: Day | null;
}
const daysOf = ({ from = LONG_AGO, until = null }: Days) => ({ from, until });

interface OrganisationTraits extends Days {
  readonly name: string;
  readonly type: OrganisationType;
  readonly code?: string;
  readonly phone?: string;
}
/** Lays down an organisation, as the owner does; of a kind that the law made or ended, for the days that it has. */
export const makeOrganisation = (tx: Tx, traits: OrganisationTraits): Promise<string> => {
  const kind: { readonly label: string; readonly from?: Day; readonly until?: Day } =
    organisationTypes[traits.type];
  return insertOrganisation(tx, { code: '', phone: '', ...daysOf(kind), ...traits });
};

interface BodyTraits extends Days {
  readonly name: string;
  readonly type: BodyType;
  readonly organisation?: string | null;
  readonly receives?: '' | 'contacts' | 'work';
  readonly purpose?: string;
  readonly phone?: string;
  readonly outOfHours?: string;
  readonly reportsTo?: readonly string[];
}
/** Lays down a body, and whom it reports to. */
export const makeBody = async (tx: Tx, { reportsTo = [], ...traits }: BodyTraits): Promise<string> => {
  const days = daysOf(traits);
  const body = await insertBody(tx, {
    organisation: null,
    receives: '',
    purpose: '',
    phone: '',
    outOfHours: '',
    ...traits,
    ...days,
  });
  for (const upper of reportsTo) await insertReportingLine(tx, { body, reportsTo: upper, ...days });
  return body;
};

interface LineTraits extends Days {
  readonly body: string;
  readonly reportsTo: string;
}
/** Lays down that one body reports to another. */
export const makeReportingLine = (tx: Tx, traits: LineTraits): Promise<string> =>
  insertReportingLine(tx, { ...traits, ...daysOf(traits) });

interface StaffTraits {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly account?: string | null;
}
/** Lays down a person who works here. */
export const makeStaff = async (tx: Tx, { name, email, phone, account }: StaffTraits): Promise<string> => {
  const address = email ?? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;
  const staff = await insertStaff(tx, { name, email: address, phone: phone ?? '01632 960000' });
  if (account) await linkAccount(tx, staff, account);
  return staff;
};

interface PostTraits extends StaffTraits, Days {
  readonly role: Role;
  readonly title?: string;
  readonly organisation: string;
  readonly body?: string | null;
  /** A person who holds another post already. */
  readonly staff?: string;
}
/** Lays down a post, and the person who holds it. */
export const makePost = async (tx: Tx, traits: PostTraits): Promise<{ post: string; staff: string }> => {
  const { role, title = roles[role].label, organisation, body = null } = traits;
  const staff = traits.staff ?? (await makeStaff(tx, traits));
  const post = await insertPost(tx, { staff, role, title, organisation, body, ...daysOf(traits) });
  return { post, staff };
};

interface SeatTraits extends Days {
  readonly body: string;
  readonly post: string;
  /** For which organisation. */
  readonly organisation: string;
  readonly capacity: Capacity;
}
/** Lays down that somebody sits on a body; since Working Together 2023 made its capacities, when not told. */
export const makeSeat = (tx: Tx, traits: SeatTraits): Promise<string> =>
  insertSeat(tx, { ...traits, ...daysOf({ from: '2024-01-08', ...traits }) });

/** Sets what the partnership decided about how it works here. */
export const makeSetting = async (tx: Tx, key: SettingKey, value: string | boolean): Promise<void> => {
  const stored = await storedSetting(tx, key);
  await putSetting(tx, key, stored?.version ?? 0, value);
};
