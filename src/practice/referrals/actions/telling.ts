import type { Acting } from '#db';
import { type News, notify, notifyAll } from '#notifications';
import { postsOfBody } from '#partnership';
import { paths } from '../paths.ts';
import type { TOLD } from '../rules/index.ts';
import { senderOfContact } from '../store/index.ts';

type Told = keyof typeof TOLD;

interface Contact {
  readonly id: string;
  readonly team_id: string;
}

const newsOf = (kind: 'post' | 'body', to: string, event: Told, contact: string): News => ({
  ...{ to: { kind, id: to }, event },
  ...{ path: paths.contact(contact), record: contact },
});

const tell = (
  acting: Acting,
  kind: 'post' | 'body',
  to: string,
  event: Told,
  contact: string,
): Promise<void> => notify(acting, newsOf(kind, to, event, contact));

/** The front door's team hears of a worry, or of what its sender said since, where nobody has it yet. */
export const tellTeam = (acting: Acting, { id, team_id }: Contact, event: Told): Promise<void> =>
  tell(acting, 'body', team_id, event, id);

/** The same of many contacts at once. */
export const tellTeams = (
  acting: Acting,
  told: readonly { readonly contact: Contact; readonly event: Told }[],
): Promise<void> =>
  notifyAll(
    acting,
    told.map(({ contact, event }) => newsOf('body', contact.team_id, event, contact.id)),
  );

/** Whoever sent a contact hears what the front door asks, and what came of it (Working Together: the referrer is told). */
export const tellSender = async (acting: Acting, { id }: Pick<Contact, 'id'>, event: Told): Promise<void> =>
  tell(acting, 'post', (await senderOfContact(acting.tx, id)).post, event, id);

/** One post hears of a contact: whoever has it, had it, or proposed the decision on it. */
export const tellPost = (
  acting: Acting,
  { id }: Pick<Contact, 'id'>,
  post: string,
  event: Told,
): Promise<void> => tell(acting, 'post', post, event, id);

/** The managers of the team hear of a decision that one of them must authorise. */
export const tellManagers = async (acting: Acting, contact: Contact, event: Told): Promise<void> => {
  for (const { id, role } of await postsOfBody(acting.tx, contact.team_id, acting.today))
    if (role === 'frontDoorManager') await tell(acting, 'post', id, event, contact.id);
};
