import type { Tx } from '#db';
import { addDays } from '#kernel';
import { makePromise, type PromiseTurn, turnPromise } from '#promises';
import { makeRecommendation, type RecommendationTurn, turnRecommendation } from '#recommendations';
import { instantOf, lastWorkingDay } from '../hours.ts';
import type { Poster, Vale } from '../registers/index.ts';
import { actingAs } from './standing.ts';

type Bodies = Vale['bodies'];
type Posts = Vale['posts'];

interface Promised {
  readonly to: keyof Bodies;
  readonly what: string;
  readonly sentence?: string;
  readonly owedBy: (posts: Posts) => Poster;
  /** Working days around the day: when it was made, and by when it is owed. Urgent ones are owed by their clock. */
  readonly made: number;
  readonly due?: number;
  /** What happened since, each so many days before the day. */
  readonly turns?: readonly (readonly [by: 'owner' | 'body', back: number, turn: PromiseTurn])[];
}

/** What boards were promised: late, urgent, moved, waiting to be judged, returned, discharged and released. */
const PROMISED: readonly Promised[] = [
  {
    to: 'scrutinyBoard',
    what: 'Find out how many children with disabilities died, and why',
    sentence:
      'A Member questioned the volume of children who had died – it was agreed for these concerns to be investigated by officers as a matter of urgency.',
    owedBy: ({ director }) => director,
    made: 3,
    turns: [['owner', 2, { act: 'take' }]],
  },
  {
    to: 'scrutinyBoard',
    what: 'Circulate the waits for a first appointment, by district',
    sentence: 'The Chief Nurse undertook to circulate the waits for a first appointment.',
    owedBy: ({ chiefNurse }) => chiefNurse,
    made: 34,
    due: -6,
    turns: [['owner', 20, { act: 'progress', said: 'Two of the three trusts have answered.' }]],
  },
  {
    to: 'scrutinyBoard',
    what: 'Bring the figures for each ward to the next meeting',
    owedBy: ({ assistantDirector }) => assistantDirector,
    made: 40,
    due: 12,
    turns: [['owner', 3, { act: 'offer', said: 'The table is with the clerk: every ward, three years.' }]],
  },
  {
    to: 'scrutinyBoard',
    what: 'Say how many schools sent nobody to the training on neglect',
    owedBy: ({ director }) => director,
    made: 110,
    due: -30,
    turns: [
      ['owner', 60, { act: 'offer', said: 'Eleven of 84, named in the note to members.' }],
      [
        'body',
        48,
        { act: 'discharge', said: 'Members had the note. Four of the eleven have since sent somebody.' },
      ],
    ],
  },
  {
    to: 'partnership',
    what: 'Agree who chairs strategy discussions outside office hours',
    owedBy: ({ policeCommander }) => policeCommander,
    made: 60,
    due: 9,
    turns: [
      ['owner', 55, { act: 'take' }],
      ['body', 21, { act: 'move', said: 'The rota of the force changes in the new year.', due: '' }],
    ],
  },
  {
    to: 'partnership',
    what: 'Share one list of who works with whom across the three partners',
    owedBy: ({ chiefNurse }) => chiefNurse,
    made: 75,
    due: 5,
    turns: [
      ['owner', 18, { act: 'offer', said: 'The list went to every lead on 3 sheets.' }],
      ['body', 11, { act: 'return', said: 'It lists no school and no refuge. Add both.' }],
    ],
  },
  {
    to: 'partnership',
    what: 'Tell the partnership what each agency spends on it',
    owedBy: ({ businessManager }) => businessManager,
    made: 20,
    due: 15,
  },
  {
    to: 'exploitationBoard',
    what: 'Put the toolkit into the induction of every housing officer',
    owedBy: ({ housingDirector }) => housingDirector,
    made: 50,
    due: 20,
    turns: [['owner', 10, { act: 'progress', said: 'In the induction since the first of the month.' }]],
  },
  {
    to: 'exploitationBoard',
    what: 'Report how many return interviews were offered within three days',
    owedBy: ({ assistantDirector }) => assistantDirector,
    made: 45,
    due: -2,
  },
  {
    to: 'exploitationBoard',
    what: 'Write to every taxi firm that holds a contract',
    owedBy: ({ director }) => director,
    made: 120,
    due: -60,
    turns: [['body', 70, { act: 'release', said: 'Licensing wrote to all of them in its own name.' }]],
  },
  {
    to: 'neglectGroup',
    what: 'Count the Graded Care Profiles that were done twice for one child',
    owedBy: ({ namedNurse }) => namedNurse,
    made: 28,
    due: 8,
  },
  {
    to: 'learningGroup',
    what: 'Read the last three rapid reviews for what they say of fathers',
    owedBy: ({ namedNurseAtHospital }) => namedNurseAtHospital,
    made: 15,
    due: 25,
    turns: [['owner', 12, { act: 'take' }]],
  },
];

interface Recommended {
  readonly by: keyof Bodies;
  readonly to: (posts: Posts) => Poster;
  readonly says: string;
  readonly because: string;
  readonly made: number;
  readonly answerBy: number | null;
  readonly turns?: readonly (readonly [by: 'partner' | 'body', back: number, turn: RecommendationTurn])[];
}

/** What boards recommended to partners: unanswered and late, not answered yet, under way, and closed by its impact. */
const RECOMMENDED: readonly Recommended[] = [
  {
    by: 'scrutinyBoard',
    to: ({ chiefNurse }) => chiefNurse,
    says: 'Measure the wait from referral to first appointment for every child, and report it each quarter.',
    because: 'Members heard that nobody counts it, and that families are told three different times.',
    made: 80,
    answerBy: -8,
  },
  {
    by: 'scrutinyBoard',
    to: ({ policeCommander }) => policeCommander,
    says: 'Tell the school before the next school day of every incident at which a child was present.',
    because: 'Two head teachers said that they heard from the children.',
    made: 22,
    answerBy: null,
  },
  {
    by: 'partnership',
    to: ({ housingDirector }) => housingDirector,
    says: 'Ask at each visit to a tenancy whether children live there, and record it.',
    because: 'A review found four visits to a home with no word of its children.',
    made: 130,
    answerBy: -90,
    turns: [
      [
        'partner',
        100,
        {
          act: 'answer',
          answer: 'acceptedInPart',
          said: 'At planned visits, yes. Contractors who mend a boiler cannot be asked to.',
          due: null,
        },
      ],
      ['partner', 30, { act: 'progress', said: 'The form of planned visits asks for it since last month.' }],
    ],
  },
  {
    by: 'exploitationBoard',
    to: ({ probationHead }) => probationHead,
    says: 'Name one officer to whom the panel may speak the same day.',
    because: 'The panel waited nine days for an answer about a licence.',
    made: 140,
    answerBy: -110,
    turns: [
      ['partner', 125, { act: 'answer', answer: 'accepted', said: 'Named, with a deputy.', due: null }],
      ['partner', 50, { act: 'offer', said: 'The panel had an answer the same day in 14 of 15 cases.' }],
      [
        'body',
        35,
        { act: 'close', said: 'The chair read the panel’s log: nobody waited longer than a day.' },
      ],
    ],
  },
];

/** Lays what bodies were promised and what they recommended, as it stands on the day. */
export const layPromises = async (
  tx: Tx,
  slug: string,
  { bodies, posts }: Vale,
  day: string,
): Promise<void> => {
  const keeper = (body: keyof Bodies): Poster =>
    body === 'scrutinyBoard' ? posts.democratic : posts.businessManager;
  const as = (poster: Poster, back: number, minute: number) =>
    actingAs(tx, slug, poster, instantOf({ day: lastWorkingDay(addDays(day, -back)), minute }));
  for (const [place, each] of PROMISED.entries()) {
    const owner = each.owedBy(posts);
    const made = await makePromise(await as(keeper(each.to), each.made, 600 + place), {
      ...{ what: each.what, sentence: each.sentence ?? '', body: bodies[each.to] },
      ...{ owedBy: { kind: 'post', id: owner.post }, urgent: each.due === undefined },
      due: each.due === undefined ? null : lastWorkingDay(addDays(day, each.due)),
    });
    for (const [by, back, turn] of each.turns ?? [])
      await turnPromise(
        await as(by === 'owner' ? owner : keeper(each.to), back, 700 + place),
        made.id,
        turn.act === 'move' ? { ...turn, due: lastWorkingDay(addDays(day, 40)) } : turn,
      );
  }
  for (const [place, each] of RECOMMENDED.entries()) {
    const partner = each.to(posts);
    const made = await makeRecommendation(await as(keeper(each.by), each.made, 640 + place), {
      ...{ body: bodies[each.by], to: partner.organisation, says: each.says, because: each.because },
      answerBy: each.answerBy === null ? null : lastWorkingDay(addDays(day, each.answerBy)),
    });
    for (const [by, back, turn] of each.turns ?? [])
      await turnRecommendation(
        await as(by === 'partner' ? partner : keeper(each.by), back, 740 + place),
        made.id,
        turn.act === 'answer' ? { ...turn, due: addDays(day, 45) } : turn,
      );
  }
};
