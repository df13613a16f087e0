import type { EntryKind, ResolutionKind } from '#minutes';

/** Who speaks in a sentence of minutes, and what for. */
export interface Spoken {
  readonly kind: EntryKind;
  /** As the minutes call them: 'The Independent Scrutineer', 'Members'. */
  readonly speaker: string;
}

/** What a member does who asks, and what somebody does who says something. */
const ASKS =
  /\b(queried|asked|questioned|enquired|inquired|requested|requesting|requests|sought|wondered|challenged)\b/iu;
const OBSERVES =
  /\b(expressed|welcomed|highlighted|noted|commented|observed|felt|suggested|considered|stressed|emphasised|praised|commended|raised)\b/iu;
const ANSWERS =
  /\b(explained|detailed|confirmed|advised|responded|replied|clarified|reported|stated|informed|outlined|assured|agreed|said|answered|described|added)\b/iu;
const PRESENTS = /\b(presented|introduced|gave a presentation|took (?:the )?\w+ through)\b/iu;
const THANKS = /\b(thank(?:s|ed)?|gratitude|appreciation|tribute|congratulat\w+)\b/iu;
const DECLARES = /\b(declar(?:ed|ation) (?:an? |of )?(?:\w+ )*interests?)\b/iu;
/** Whoever asks at a scrutiny: members, by that word or by their title. */
const MEMBER =
  /^(?:(?:a|another|one|some|several|other|the)\s+)?(?:(?:co-?opted|lead|board|committee|elected)\s+)?(?:members?|councillors?|cllrs?)\b/iu;
const CHAIR = /^the\s+(?:vice[- ])?chair(?:man|woman|person)?\b/iu;

/** The verb of the first clause: what stands before it is who spoke. */
const VERB = new RegExp(
  [
    PRESENTS,
    ASKS,
    OBSERVES,
    ANSWERS,
    /\b(asked|thanked|requested|moved|reminded|invited|drew|declared|paid|placed|recommended|pointed|wished)\b/iu,
  ]
    .map(({ source }) => source)
    .join('|'),
  'iu',
);
const MOST_WORDS = 16;

/** Who speaks, in the words before the first verb; empty where a sentence names nobody ("It was noted that…"). */
export const speakerIn = (text: string): string => {
  const found = VERB.exec(text);
  if (!found || found.index === 0) return '';
  const before = text
    .slice(0, found.index)
    .replace(/\b(?:also|then|further|had|has|have|was|were|is|been|subsequently|additionally)\b\s*$/giu, '')
    .replace(/[\s,]+$/u, '');
  const who = before.replace(/\b(?:also|then|further)\b\s*$/iu, '').trim();
  if (who === '' || /^(?:it|this|there|that|these)\b/iu.test(who) || /[.;:]/u.test(who)) return '';
  return who.split(' ').length > MOST_WORDS ? '' : who;
};

/** What a paragraph before the queries is. */
export const kindOfParagraph = (text: string): Spoken => {
  const speaker = speakerIn(text);
  if (DECLARES.test(text)) return { kind: 'declaration', speaker };
  if (THANKS.test(text)) return { kind: 'thanks', speaker };
  if (
    PRESENTS.test(text.slice(0, 160)) ||
    /^the report\b|^members were (?:also )?(?:updated|informed|advised)\b/iu.test(text)
  )
    return { kind: 'presentation', speaker: /^(?:the report|members were)\b/iu.test(text) ? '' : speaker };
  if (CHAIR.test(text)) return { kind: 'statement', speaker };
  if (MEMBER.test(text) && ASKS.test(text)) return { kind: 'query', speaker };
  return speaker === '' ? { kind: 'discussion', speaker: '' } : { kind: 'statement', speaker };
};

/** What a point under "queries and observations" is: members ask and observe, others reply. */
export const kindOfPoint = (text: string, afterQuery: boolean): Spoken => {
  const speaker = speakerIn(text);
  if (DECLARES.test(text)) return { kind: 'declaration', speaker };
  if (MEMBER.test(text)) {
    if (ASKS.test(text)) return { kind: 'query', speaker };
    return { kind: THANKS.test(text) ? 'thanks' : 'observation', speaker };
  }
  if (/^(?:in (?:response|reply|answer)|the response)\b/iu.test(text)) return { kind: 'reply', speaker };
  if (speaker !== '' && afterQuery) return { kind: 'reply', speaker };
  if (speaker !== '' && ASKS.test(text) && !ANSWERS.test(text)) return { kind: 'query', speaker };
  if (THANKS.test(text) && CHAIR.test(text)) return { kind: 'thanks', speaker };
  return { kind: speaker === '' ? 'discussion' : 'statement', speaker };
};

/** By which word a resolution was passed. */
export const kindOfResolution = (text: string): ResolutionKind => {
  if (/\bexclud\w+\b.*\b(?:press|public)\b|\b(?:press|public)\b.*\bexclud\w+\b/iu.test(text))
    return 'excluded';
  if (/\b(?:defer(?:red)?|adjourn(?:ed)?)\b/iu.test(text)) return 'deferred';
  if (/\brecommend(?:s|ed)?\b/iu.test(text)) return 'recommended';
  if (/\b(?:note[sd]?|receive[sd]?)\b/iu.test(text)) return 'noted';
  if (/\b(?:agree[sd]?|endorse[sd]?|approve[sd]?)\b/iu.test(text)) return 'agreed';
  return 'resolved';
};
