import { newId } from '#db';
import type { Actor } from '#kernel';
import type { Ground } from './lay.ts';
import type { Request } from './load.ts';

/** One thing that people do, many times over. */
export interface Asking {
  readonly title: string;
  readonly actor: Actor;
  readonly requests: readonly Request[];
  /** Each request is good for one time only. */
  readonly once?: true;
}

const reading = (actor: Actor, path: string): Request => ({
  method: 'GET',
  path,
  headers: { accept: 'text/html', 'x-bench-post': actor.post },
});

const sending = (actor: Actor, path: string, body: object): Request => ({
  method: 'POST',
  path,
  headers: {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': newId(),
    'x-bench-post': actor.post,
  },
  body: JSON.stringify(body),
});

const searching = (actor: Actor, name: string): Request =>
  reading(actor, `/people?${new URLSearchParams({ name, reason: 'measuring' })}`);

/** A name with the last letter but two of the family's lost. */
const misspelt = (name: string): string => name.slice(0, -3) + name.slice(-2);

/** What only reads, so that it may be asked any number of times. */
export const readings = (ground: Ground): readonly Asking[] => {
  const { frontDoor, practitioner, children, common, rare } = ground;
  const asked = (title: string, actor: Actor, requests: readonly Request[]) => ({ title, actor, requests });
  return [
    asked('Home, front door', frontDoor, [reading(frontDoor, '/')]),
    asked('Home, a sender', practitioner, [reading(practitioner, '/')]),
    asked('Search, a common name', frontDoor, [searching(frontDoor, common)]),
    asked(
      'Search, one person’s name',
      frontDoor,
      rare.map((name) => searching(frontDoor, name)),
    ),
    asked(
      'Search, misspelt',
      frontDoor,
      rare.map((name) => searching(frontDoor, misspelt(name))),
    ),
    asked(
      'The child’s story',
      frontDoor,
      children.map((id) => reading(frontDoor, `/children/${id}`)),
    ),
    asked('Triage queue', frontDoor, [reading(frontDoor, '/front-door')]),
  ];
};

/** Worries about children who are typed in, as a health visitor sends them. */
export const worries = ({ practitioner, team }: Ground, count: number): Asking => ({
  title: 'Raise a contact',
  actor: practitioner,
  once: true,
  requests: Array.from({ length: count }, (_, index) =>
    sending(practitioner, '/contacts/new', {
      team,
      children: [
        { person: null, given: 'Rowan', family: `Benchmark ${index % 97}`, born: '2019-03', expected: null },
      ],
      worry: 'Bruises on both arms, and nobody could say how. Seen at the clinic this morning.',
      livedExperience: 'Quiet, and watches the door.',
      immediateRisk: 'no',
      parentsTold: 'yes',
      serviceAgreement: 'notAsked',
      lawfulBasis: 'publicTask',
      source: '3B',
      reach: '01632 960123, weekdays',
    }),
  ),
});

/** A manager of the front door ends each of these contacts with advice. */
export const decisions = ({ manager }: Ground, contacts: readonly string[]): Asking => ({
  title: 'Decide a contact',
  actor: manager,
  once: true,
  requests: contacts.map((id) =>
    sending(manager, `/contacts/${id}/decision`, {
      outcome: 'advice',
      levelOfNeed: '2',
      reason: 'The bruises are explained by a fall that two people saw.',
      primaryNeed: null,
      message: 'Thank you. We have given the family advice, and need nothing more from you.',
      support: 'A grandmother nearby.',
      supportCheckedOn: null,
      supportInPlace: 'notKnown',
    }),
  ),
});
