import { z } from 'zod';
import type { Acting } from '#db';
import { isCode, NotFound, SEXES } from '#kernel';
import { type PersonLine, personLines, sayIdentifier } from '#people';
import { recordKinds } from '#records';
import type { StoryQuery } from '../forms.ts';
import { byPlaceInFamily, isChildOn, isScheme, NUMBERS, sayKin } from '../rules/index.ts';
import { childById, kinOfChild } from '../store.ts';
import { ChronologyModel, chronologyModel } from './chronology.ts';
import { Line, type Providers, told } from './lines.ts';
import { Involved, involvedWith } from './network.ts';

const Relative = z.object({
  id: z.string(),
  name: z.string(),
  birth: z.string(),
  age: z.string(),
  relation: z.string(),
  responsibility: z.boolean(),
  isChild: z.boolean(),
  restricted: z.boolean(),
  ended: z.string().nullable(),
  relationship: z.string().nullable(),
});
export type Relative = z.infer<typeof Relative>;

export const StoryModel = z.object({
  child: z.object({
    id: z.string(),
    name: z.string(),
    alsoKnownAs: z.array(z.string()),
    birth: z.string(),
    age: z.string(),
    died: z.string().nullable(),
    sex: z.string(),
    school: z.string(),
    identifiers: z.array(z.object({ scheme: z.string(), said: z.string() })),
    /** What is said is null for a withheld one: it stands on the person's own record alone, for those who may read it. */
    addresses: z.array(z.object({ said: z.string().nullable() })),
    safeContact: z.string(),
    workerSafety: z.string(),
    restricted: z.boolean(),
    keptBy: z.string(),
  }),
  acts: z.array(z.object({ href: z.string(), words: z.string() })),
  inForce: z.array(Line),
  due: z.array(Line),
  family: z.array(Relative),
  network: z.object({ now: z.array(Involved), before: z.array(Involved) }),
  chronology: ChronologyModel,
});
export type StoryModel = z.infer<typeof StoryModel>;

/** The child's family, each as far as the actor sees them. */
const familyOf = (
  kin: Awaited<ReturnType<typeof kinOfChild>>,
  lines: ReadonlyMap<string, PersonLine>,
  today: string,
): Relative[] =>
  kin
    .flatMap((row) => {
      const line = lines.get(row.person);
      if (!line) return [];
      return [
        {
          id: line.id,
          name: line.name,
          birth: line.birth,
          age: line.age,
          relation: row.relationship === null ? 'Same family group' : sayKin(row.kind, row.own),
          responsibility: row.responsibility,
          isChild: isChildOn(line, today),
          restricted: line.restricted,
          ended: row.until_day,
          relationship: row.relationship,
        },
      ];
    })
    .sort(byPlaceInFamily);

/** One page per child: who they are, their family and network, what is in force, what is due, and what happened. */
export const storyModel =
  (providers: Providers) =>
  async (acting: Acting & { params: { childId: string }; query: StoryQuery }): Promise<StoryModel> => {
    const { tx, today } = acting;
    const id = acting.params.childId;
    const child = await childById(tx, id);
    if (!child) throw new NotFound();
    const kin = await kinOfChild(tx, id, child.family_group_id);
    const lines = await personLines(tx, [id, ...kin.map(({ person }) => person)], today);
    const line = lines.get(id);
    if (!line) throw new NotFound();
    return {
      child: {
        id,
        name: line.name,
        alsoKnownAs: line.alsoKnownAs,
        birth: line.birth,
        age: line.age,
        died: line.died,
        sex: isCode(SEXES, line.sex) && line.sex !== 'U' ? SEXES[line.sex] : '',
        school: child.school,
        identifiers: child.identifiers.flatMap(({ scheme, value }) =>
          isScheme(scheme) ? [{ scheme: NUMBERS[scheme], said: sayIdentifier(scheme, value) }] : [],
        ),
        addresses: child.addresses.map(({ lines: said, postcode, withheld }) => ({
          said: withheld ? null : [said, postcode].filter(Boolean).join(', '),
        })),
        safeContact: child.safe_contact,
        workerSafety: child.worker_safety,
        restricted: line.restricted,
        keptBy: child.owner,
      },
      acts: providers.acts.flatMap((act) => act(acting.actor, id) ?? []),
      inForce: await told(providers.inForce, acting, id),
      due: await told(providers.due, acting, id),
      family: familyOf(kin, lines, today),
      network: await involvedWith(acting, id),
      chronology: await chronologyModel(acting, id, acting.query, await recordKinds(tx)),
    };
  };

/** Whom the page shows: the child, and each member of the family by their own record. */
export const subjectsOfStory = ({ child, family }: StoryModel) => [
  { child: child.id },
  ...family.map(({ id }) => ({ child: id })),
];
