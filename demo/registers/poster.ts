import { addAccount } from '#auth';
import type { Tx } from '#db';
import type { Actor, Day, Role } from '#kernel';
import { makePost } from '#partnership';
import { NAMINGS } from '#people';
import type { Chance } from '../chance.ts';
import { telephone } from './organisations.ts';

/** A post and who holds it: enough to act as it, and to write on whose behalf something was done. */
export interface Poster extends Omit<Actor, 'partnership'> {
  readonly phone: string;
  readonly from: Day;
  readonly until: Day | null;
}

interface Appointment {
  readonly role: Role;
  readonly title: string;
  readonly organisation: readonly [id: string, name: string];
  readonly body?: readonly [id: string, name: string] | null;
  /** What stands before a name that is made up: 'Dr'. */
  readonly styled?: string;
  /** Somebody known by name; else somebody is made up. */
  readonly name?: string;
  /** Holds another post already. */
  readonly also?: Poster;
  /** May be signed in as. */
  readonly demonstration?: true;
  readonly from?: Day;
  readonly until?: Day | null;
}
export type Appoint = (appointment: Appointment) => Promise<Poster>;

const FROM: Day = '2019-09-29';

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/^(dr|councillor) /, '')
    .replaceAll(/[^a-z]+/g, '.');

/** Somebody who works here, of any family's way of naming; no two of one name. */
const strangers = (chance: Chance): (() => string) => {
  const taken = new Set<string>();
  const shares = Object.fromEntries(NAMINGS.map(({ share }, index) => [String(index), share]));
  return () => {
    for (;;) {
      const naming = NAMINGS[Number(chance.weighed(shares))];
      if (!naming) continue;
      const name = `${chance.oneOf(chance.happens(0.7) ? naming.women : naming.men)} ${chance.oneOf(naming.families)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
};

/** Appoints to posts, making up whoever is not named. Those who may be signed in as get an account. */
export const appointing = (tx: Tx, chance: Chance): Appoint => {
  const stranger = strangers(chance);
  return async (given) => {
    const name = given.also?.staffName ?? given.name ?? [given.styled, stranger()].filter(Boolean).join(' ');
    const email = `${plain(name)}@example.org`;
    const phone = given.also?.phone ?? telephone(chance);
    const account = given.demonstration
      ? await addAccount(tx, { name, email, demonstration: true })
      : (given.also?.account ?? '');
    const { role, title } = given;
    const [organisation, organisationName] = given.organisation;
    const [body, bodyName] = given.body ?? [null, null];
    const from = given.from ?? FROM;
    const until = given.until ?? null;
    const made = await makePost(tx, {
      name,
      email,
      phone,
      role,
      title,
      organisation,
      body,
      from,
      until,
      ...(given.also ? { staff: given.also.staff } : { account: account || null }),
    });
    return {
      account,
      staff: made.staff,
      staffName: name,
      post: made.post,
      postTitle: title,
      role,
      organisation,
      organisationName,
      body,
      bodyName,
      phone,
      from,
      until,
    };
  };
};
