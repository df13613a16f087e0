import { z } from 'zod';
import { ruleFor } from '#calendar';
import type { Acting } from '#db';
import { isRole, roles, sayLimit } from '#kernel';
import { organisationsInForce, postsInForce, teamsReceiving } from '#partnership';
import { exclusionsOf, namedOn } from '#records';
import { ANSWERERS, CLOCKS, URGENCIES, type Urgency } from '../rules.ts';
import { type About, aboutAsked } from './about.ts';

const Choice = z.object({ value: z.string(), text: z.string() });
type Choice = z.infer<typeof Choice>;

export const AskModel = z.object({
  contact: z.object({ id: z.string(), reference: z.string() }).nullable(),
  child: z.string().nullable(),
  name: z.string(),
  restricted: z.boolean(),
  details: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
  /** Who may be asked. */
  asked: z.array(Choice),
  urgencies: z.array(z.object({ value: z.string(), text: z.string(), hint: z.string() })),
});
export type AskModel = z.infer<typeof AskModel>;

/** About a restricted child: one person of an agency, its safeguarding lead or somebody named on the record; nobody kept from it. */
const peopleToAsk = async (acting: Acting, child: string): Promise<Choice[]> => {
  const { tx, today, actor } = acting;
  const named = new Set((await namedOn(acting, child)).map(({ staff_id }) => staff_id));
  const kept = new Set((await exclusionsOf(acting, child)).map(({ staff_id }) => staff_id));
  return (await postsInForce(tx, today))
    .filter(
      ({ id, role, staff_id }) =>
        id !== actor.post &&
        isRole(role) &&
        ANSWERERS.includes(role) &&
        (role === 'safeguardingLead' || named.has(staff_id)) &&
        !kept.has(staff_id),
    )
    .map(({ id, staff_name, title, organisation_name }) => ({
      value: `post:${id}`,
      text: `${staff_name}, ${title}, ${organisation_name}`,
    }));
};

/**
 * Every team with an inbox and somebody to look after it (a board or a panel searches nothing), and every organisation whose
 * safeguarding leads look after the whole of it.
 */
const placesToAsk = async ({ tx, today, actor }: Acting): Promise<Choice[]> => {
  const answerers = (await postsInForce(tx, today)).flatMap((post) =>
    isRole(post.role) && ANSWERERS.includes(post.role) ? [{ ...post, role: post.role }] : [],
  );
  const looked = new Set(answerers.map(({ body_id }) => body_id));
  const teams = (await teamsReceiving(tx, 'work', today)).filter(
    ({ id, type }) => type === 'team' && id !== actor.body && looked.has(id),
  );
  const led = new Set(
    answerers
      .filter(({ role }) => roles[role].scope === 'organisation')
      .map(({ organisation_id }) => organisation_id),
  );
  const organisations = (await organisationsInForce(tx, today)).filter(
    ({ id }) => led.has(id) && id !== actor.organisation,
  );
  return [
    ...teams.map(({ id, name, organisation_name }) => ({
      value: `body:${id}`,
      text: organisation_name === null ? name : `${organisation_name}: ${name}`,
    })),
    ...organisations.map(({ id, name }) => ({
      value: `organisation:${id}`,
      text: `${name}: safeguarding leads`,
    })),
  ].sort((one, other) => one.text.localeCompare(other.text));
};

/** Who may be asked about this child. */
export const whoMayBeAsked = (acting: Acting, { child, restricted }: About): Promise<Choice[]> =>
  restricted && child !== null ? peopleToAsk(acting, child) : placesToAsk(acting);

/** The form of a round of checks: whom it is about, who may be asked, and what may be given. */
export const askModel = async (
  acting: Acting & { query: { contact?: string | undefined; child?: string | undefined } },
): Promise<AskModel> => {
  const about = await aboutAsked(acting, acting.query);
  const codes = Object.keys(URGENCIES) as Urgency[]; // the table's own keys
  return {
    contact: about.contact,
    child: about.child,
    name: about.name,
    restricted: about.restricted,
    details: [...about.details],
    asked: await whoMayBeAsked(acting, about),
    urgencies: codes.map((code) => {
      const rule = ruleFor(CLOCKS[code], acting.today);
      return {
        value: code,
        text: URGENCIES[code],
        hint: rule ? `Within ${sayLimit(rule)}: a local standard` : '',
      };
    }),
  };
};
export const subjectsOfAsk = ({ child }: AskModel) => (child === null ? [] : [{ child }]);

/** The answer to a program that asked. */
export const Asked = z.object({ checks: z.array(z.uuid()) });
