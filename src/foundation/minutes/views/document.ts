import { dayOf, sayDay, sayInstant, sayTime, sayWeekday } from '#kernel';
import type { MinutedItem, MinutesModel } from '../reads/index.ts';
import { ENTRY_KINDS, RESOLUTION_KINDS, STANDINGS, VOICES, type Voice } from '../rules/index.ts';

/** One part of the minutes as a document, whether it is printed or opened in a word processor. */
export type Block =
  | { readonly as: 'title' | 'heading' | 'subheading'; readonly text: string }
  | { readonly as: 'says' | 'note' | 'by' | 'decided'; readonly text: string }
  | { readonly as: 'reply'; readonly text: string }
  | { readonly as: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly as: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

type Decision = MinutedItem['decisions'][number];
const ORDER: readonly Voice[] = ['agreed', 'dissented', 'abstained'];
/** 'Agreed: Carys Holt, Dev Anand' and each dissent with its reason. */
export const sayVoices = ({ voices }: Pick<Decision, 'voices'>): string[] =>
  ORDER.flatMap((asked) => {
    const own = voices.filter(({ voice }) => voice === asked);
    if (own.length === 0) return [];
    const said = own.map(({ name, reason }) => (reason ? `${name} (${reason})` : name));
    return [`${VOICES[asked]}: ${said.join(', ')}`];
  });
export const sayMovers = ({ proposedBy, secondedBy }: Pick<Decision, 'proposedBy' | 'secondedBy'>): string =>
  [
    proposedBy && `Proposed by ${proposedBy}`,
    secondedBy && `${proposedBy ? 's' : 'S'}econded by ${secondedBy}`,
  ]
    .filter(Boolean)
    .join(', ');
const WHY = { withdrew: 'withdrew', left: 'had left', notYet: 'had not come yet' } as const;
export const sayAway = (away: MinutedItem['away']): string =>
  away.length === 0
    ? ''
    : `Not present for this item: ${away.map(({ name, why }) => `${name} (${WHY[why]})`).join(', ')}`;
export const sayInterest = ({ name, interest, withdraws }: MinutedItem['interests'][number]): string =>
  `${name} declared an interest: ${interest}${withdraws ? ' (withdrew)' : ''}`;
/** 'Query, Members'. */
export const sayBy = ({ kind, speaker }: Pick<MinutedItem['entries'][number], 'kind' | 'speaker'>): string =>
  [ENTRY_KINDS[kind], speaker].filter(Boolean).join(', ');
export const sayHeld = ({ startsAt, endsAt }: Pick<MinutesModel, 'startsAt' | 'endsAt'>): string =>
  dayOf(startsAt) === dayOf(endsAt)
    ? `${sayWeekday(dayOf(startsAt))}, ${sayTime(startsAt)} to ${sayTime(endsAt)}`
    : `${sayInstant(startsAt)} to ${sayInstant(endsAt)}`;
export const sayPerson = ({ name, post, organisation }: MinutesModel['present'][number]): string =>
  `${name}, ${post}, ${organisation}`;

const ofItem = (item: MinutedItem): Block[] => [
  ...(item.says ? [{ as: 'says' as const, text: item.says }] : []),
  ...(item.exempt ? [{ as: 'note' as const, text: `Exempt: ${item.exempt}` }] : []),
  ...(item.presenter ? [{ as: 'note' as const, text: `Presented by ${item.presenter}` }] : []),
  ...item.interests.map((each) => ({ as: 'note' as const, text: sayInterest(each) })),
  ...(item.away.length > 0 ? [{ as: 'note' as const, text: sayAway(item.away) }] : []),
  ...item.entries.flatMap((entry): Block[] => [
    { as: 'by', text: sayBy(entry) },
    { as: entry.replyTo === null ? 'says' : 'reply', text: entry.says },
  ]),
  ...item.decisions.flatMap((decision): Block[] => [
    { as: 'subheading', text: RESOLUTION_KINDS[decision.kind].toUpperCase() },
    { as: 'decided', text: decision.says },
    ...(decision.because ? [{ as: 'note' as const, text: `Because: ${decision.because}` }] : []),
    ...[sayMovers(decision), ...sayVoices(decision)]
      .filter(Boolean)
      .map((text) => ({ as: 'note' as const, text })),
  ]),
  ...(item.promises.length === 0
    ? []
    : [
        {
          as: 'table' as const,
          caption: 'Actions',
          head: ['What', 'Who owes it', 'By when'],
          rows: item.promises.map(({ what, owedBy, clock }) => [what, owedBy, sayDay(clock.due)]),
        },
      ]),
  ...item.addenda.flatMap(({ says, because, by, at }): Block[] => [
    { as: 'subheading', text: `Addendum of ${sayDay(dayOf(at))}` },
    { as: 'says', text: says },
    { as: 'note', text: `Because: ${because}` },
    { as: 'note', text: `Added by ${by}` },
  ]),
];

const STEP_SAYS = {
  circulated: 'Sent round for accuracy',
  withdrawn: 'Taken back',
  approved: 'Approved',
  signed: 'Signed as a correct record',
} as const;
export const sayStep = ({ step, later }: Pick<MinutesModel['steps'][number], 'step' | 'later'>): string =>
  step === 'approved' && later ? `Approved at ${later}` : STEP_SAYS[step];

/** The minutes as a document, of exactly what the reader may see. */
export const documentOf = (model: MinutesModel): Block[] => [
  { as: 'title', text: model.title },
  {
    as: 'facts',
    rows: [
      ['Body', model.body],
      ['When', sayHeld(model)],
      ...(model.dayIsOurs ? [['Its day', model.dayIsOurs] as const] : []),
      ...(model.place ? [['Where', model.place] as const] : []),
      ['These minutes', STANDINGS[model.standing]],
    ],
  },
  ...(model.present.length === 0
    ? []
    : [
        {
          as: 'table' as const,
          caption: 'Present',
          head: ['Name', 'Post', 'As'],
          rows: model.present.map(({ name, post, organisation, part, how }) => [
            name,
            `${post}, ${organisation}`,
            [part, how].filter(Boolean).join(', '),
          ]),
        },
      ]),
  ...(model.apologies.length === 0
    ? []
    : [
        { as: 'subheading' as const, text: 'Apologies' },
        { as: 'says' as const, text: model.apologies.map(sayPerson).join('\n') },
      ]),
  ...model.items.flatMap((item): Block[] => [
    { as: 'heading', text: `${item.number} ${item.title || 'An item that is not open to you'}` },
    ...(item.id === null
      ? item.title
        ? [{ as: 'note' as const, text: 'You do not take part in this item.' }]
        : []
      : ofItem(item)),
  ]),
  ...model.steps
    .filter(({ step }) => step === 'approved' || step === 'signed')
    .map((step) => ({ as: 'note' as const, text: `${sayStep(step)}. ${step.by}, ${sayInstant(step.at)}.` })),
];
