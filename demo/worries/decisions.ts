import type { Chance } from '../chance.ts';
import { type Cast, fill } from './tell.ts';

export type Outcome =
  | 'noFurtherAction'
  | 'advice'
  | 'earlyHelp'
  | 'acceptedNoFurtherAction'
  | 'section17'
  | 'strategyDiscussion'
  | 'immediateProtection';

/** What tipped it, by outcome; what was weighed comes from the worry. */
const TIPPED: Readonly<Record<Outcome, readonly string[]>> = {
  noFurtherAction: [
    'What is described does not reach the threshold for a service, and the family is known to universal services that will keep watch.',
    'The information repeats what was already looked at. Nothing new is in it.',
    'Partners hold nothing that adds to it. The parent has been spoken to and gave an account that fits.',
  ],
  advice: [
    'The need can be met by the agency that knows the child, and they were told how.',
    'Advice was given on what to say to the family and what would bring this back to us.',
    'The parent asked for information and has it. No assessment is needed to give it.',
  ],
  earlyHelp: [
    'Several needs can be met with the family’s agreement, and they gave it on the telephone.',
    'One worker and one plan will hold this. The threshold for an assessment by a social worker is not met at present.',
    'Help before it gets worse is what is asked for, and what the history suggests.',
  ],
  acceptedNoFurtherAction: [
    'It was accepted as a referral so that checks could be made. They were, and nothing more is needed.',
    'The family has since moved to live with relatives in another area, and that council has been told.',
  ],
  section17: [
    'The child is unlikely to reach a reasonable standard of health or development without services. An assessment is needed.',
    'It cannot be known what the child needs without seeing {him} at home. Parents agree to an assessment.',
    'This is the latest of several contacts. Looked at together they need an assessment and not another answer one by one.',
  ],
  strategyDiscussion: [
    'There is reasonable cause to suspect that the child is suffering, or likely to suffer, significant harm.',
    'The nature of what is alleged, and who is said to have done it, mean that police and health must plan the enquiry with us.',
  ],
  immediateProtection: [
    'The child cannot safely be where {he} is tonight. Police and the emergency duty team were rung at once.',
  ],
};

const ANSWERS: Readonly<Record<Outcome, readonly string[]>> = {
  noFurtherAction: [
    'Thank you for telling us. We have looked at what you sent with what else is known and are taking no further action. Please contact us again if anything changes.',
    'We will not take this further. Please go on seeing {child} as you do, and tell us if you become more worried.',
  ],
  advice: [
    'We have not opened a referral. Please talk with {mum} about what you saw; the early help hub can advise you on 01632 960120.',
    'We spoke on the telephone about next steps. If {mum} does not take up what you offer within two weeks, send this again and say so.',
  ],
  earlyHelp: [
    'The early help hub will ring {mum} this week and will invite you to the first meeting.',
    'A family support worker will be in touch with the family within five working days. You will be asked to join the team around the family.',
  ],
  acceptedNoFurtherAction: [
    'We made checks and are taking no further action. The family has been told that you shared your worry.',
  ],
  section17: [
    'A social worker from the assessment team will visit within five working days. They will ring you before that.',
    'We are starting an assessment. Please send attendance and any notes that you hold to the assessment team.',
  ],
  strategyDiscussion: [
    'A strategy discussion takes place today and you will be asked to join it by telephone. Please do not speak with the family about this before then.',
    'Police and health are meeting with us. Please keep your notes and be reachable on the number that you gave.',
  ],
  immediateProtection: [
    '{child} is being made safe now with the police. A social worker will ring you within the hour.',
  ],
};

const REFERS: readonly Outcome[] = ['section17', 'strategyDiscussion', 'immediateProtection'];
/** Sentences that lean on what came before. */
const LEANS = /several contacts|repeats the|already looked at/;

export const reasonFor = (
  outcome: Outcome,
  weighed: { readonly grave: string; readonly mild: string },
  before: number,
  cast: Cast,
  chance: Chance,
): string =>
  [
    REFERS.includes(outcome) ? weighed.grave : weighed.mild,
    ...(before > 0 && chance.happens(0.7)
      ? [
          `There ${before === 1 ? 'was one other contact' : `were ${before} other contacts`} in the last 12 months.`,
        ]
      : []),
    fill(chance.oneOf(TIPPED[outcome].filter((each) => before > 0 || !LEANS.test(each))), cast, chance),
  ].join(' ');

/** To somebody who is no professional: what was done with it, and nothing of the family. */
const TO_CALLERS = {
  ended: [
    'Thank you for telling us. We have looked at it with what else is known. We cannot tell you more about the family.',
    'Thank you. What you told us was looked at the same day. Please ring again if you are worried again; you need not give your name.',
  ],
  goesOn: [
    'Thank you for telling us. Somebody will see the family. We cannot tell you more than that.',
    'Thank you. What you said is being acted on. If you see or hear more, ring us, or 999 if a child is in danger.',
  ],
} as const;

const TO_CHILD = [
  'Thank you for ringing us. Somebody whom you can talk to will see you at school this week.',
  'You did right to ring. A worker will come to see you, and will ask first where you would like to meet.',
] as const;

/** Who reads the answer. */
export type Reader = 'professional' | 'caller' | 'child';
export const messageFor = (outcome: Outcome, cast: Cast, reader: Reader, chance: Chance): string => {
  if (reader === 'child') return chance.oneOf(TO_CHILD);
  if (reader === 'professional') return fill(chance.oneOf(ANSWERS[outcome]), cast, chance);
  const ended =
    outcome === 'noFurtherAction' || outcome === 'advice' || outcome === 'acceptedNoFurtherAction';
  return chance.oneOf(ended ? TO_CALLERS.ended : TO_CALLERS.goesOn);
};

/** Of a family that has a worker already: what is decided about one more contact. */
export const ALREADY_OPEN = {
  reason:
    'The child has an open referral. What was sent was given to the allocated social worker the same day and will be part of the assessment.',
  message: 'The family has a social worker, who has what you sent and will ring you about it.',
} as const;

/** Why a manager sent a decision back, and what was added before it came again. */
export const SENT_BACK = [
  [
    'Please ring school before we close this. Nobody has asked what they see.',
    'School was rung: attendance is good and there is a named adult whom the child goes to.',
  ],
  [
    'Two earlier contacts are not mentioned. Look at them and say what they add.',
    'Both earlier contacts were read. They are about the same worry and were closed with advice.',
  ],
  [
    'The level of need and the reason do not match. Which is it?',
    'The level of need has been looked at again with the threshold document.',
  ],
  [
    'What did the child say? Add it, or say why it is not known.',
    'The sender was rung again: the child was spoken to alone and the account has been added.',
  ],
  [
    'Ask the police what they hold on the adult before this is decided.',
    'Police hold nothing that adds to it.',
  ],
] as const;

export const WHY_NOT_TOLD = [
  'Telling them first could put the child at risk.',
  'The person who is worried about would be told by it.',
  'They could not be reached today.',
  'The police asked that nothing be said before the strategy discussion.',
  'It was told in confidence and the child is afraid of what happens at home.',
] as const;

export const HANDED_ON = [
  'The family moved there on Friday, and the new address is confirmed by the school.',
  'The child lives there with the other parent. Nobody of the family lives here now.',
] as const;

export const ADDED = [
  'The child has been seen again today and is well. No new marks.',
  'We have now spoken to the other parent, who did not know and will come in tomorrow.',
  'I spelled the street wrongly: it is as on the school’s record.',
  'The appointment for next week has been kept and I will write after it.',
] as const;

interface Considered {
  readonly worry: string;
  readonly whyNot: string;
  readonly instead: string;
}
/** Referrals that were thought of and not made, as schools and as health visitors write them down. */
export const CONSIDERED: Readonly<Record<'school' | 'health', readonly Considered[]>> = {
  school: [
    {
      worry: 'Came in twice this week without lunch and looked tired.',
      whyNot:
        'A new baby came a fortnight ago and both parents are worn out. Grandparents arrive on Saturday. The family asked for help themselves.',
      instead: 'A free lunch until the end of the month, and a talk with the parents in two weeks.',
    },
    {
      worry: 'A bruise on the shin and one on the knee.',
      whyNot:
        'Both are where a fall from a bicycle leaves them. The pupil told the same story as the parent, and there are no others.',
      instead: 'Drawn on the body map and looked at again after a week.',
    },
    {
      worry: 'Two pupils had sent each other insulting pictures.',
      whyNot: 'Neither was of a sexual nature. Both families came in and were shocked.',
      instead: 'Work in school with both, and the lesson on messages brought forward for the whole year.',
    },
    {
      worry: 'Quiet after the holidays, and did not want to talk about them.',
      whyNot: 'The grandfather had died. School and family know and are looking after each other.',
      instead: 'The bereavement group, and a named adult to go to.',
    },
    {
      worry: 'Said that nobody was at home after school on two days.',
      whyNot:
        'A neighbour is there and the parent is back by 5pm. The pupil is old enough and knows whom to ring.',
      instead: 'Spoke with the parent about the two days. A place at the after-school club is offered.',
    },
  ],
  health: [
    {
      worry: 'Two appointments for immunisation were missed.',
      whyNot: 'The letters went to an old address. The child was seen for a cough since, and was well.',
      instead: 'The address was corrected and a new appointment made, which was kept.',
    },
    {
      worry: 'The mother said at the clinic that she shouts more than she would like.',
      whyNot:
        'She brought it up herself, is not alone with it and has a plan for the evenings. The children are lively and close to her.',
      instead: 'A place on the parenting course, and a visit in three weeks.',
    },
    {
      worry: 'Weight gain had slowed over two visits.',
      whyNot: 'Feeding was watched and changed, and weight was back on its line a fortnight later.',
      instead: 'Weekly weighing until four are in a row, then as usual.',
    },
  ],
};
