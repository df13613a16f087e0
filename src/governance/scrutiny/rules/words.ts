const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Words for a child, as patterns. */
export const CHILD: readonly string[] = [
  'child(?:ren)?',
  'bab(?:y|ies)',
  'infants?',
  'toddlers?',
  'newborns?',
  'pupils?',
  'teenagers?',
  'adolescents?',
  'boys?',
  'girls?',
  'sons?',
  'daughters?',
  'siblings?',
  'brothers?',
  'sisters?',
  'young (?:person|people|carers?)',
  'victims?',
  'deaths?',
  'families',
  'family',
];

export const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};

/** What a number counts that is no child, as patterns. */
export const UNITS: readonly string[] = [
  'years?',
  'months?',
  'weeks?',
  'days?',
  'hours?',
  'minutes?',
  'per cent',
  'percent',
  'times?',
  'partners?',
  'agencies',
  'agency',
  'schools?',
  'teams?',
  'boards?',
  'reports?',
  'meetings?',
  'councils?',
  'posts?',
  'priorities',
  'of',
];

export const STREETS: readonly string[] = [
  'street',
  'road',
  'lane',
  'avenue',
  'close',
  'drive',
  'way',
  'court',
  'place',
  'crescent',
  'gardens',
  'grove',
  'terrace',
  'square',
  'mews',
  'walk',
  'rise',
  'row',
];

/** Words that make a run of capitals a thing and not a person. */
export const INSTITUTIONS = set(`
  act academy agency agencies arrangements assessment authority bill board borough care centre charity chief children children’s church city
  clinic code college commission commissioner committee community conference council county court department directorate district education
  england exploitation family families force forum foundation framework fund group guidance health home hospital hub infirmary inspectorate
  integrated lane local lscp mash ministry multi-agency neglect network nhs office officer ombudsman panel parliament partnership partnerships
  people plan police policy practice primary procedure procedures profile programme project protocol pupils reduction referral register
  regulations report review reviews road safeguarding school schools scrutiny secondary sector service services social standards statement
  strategy street support surgery task team toolkit tool together training trust unit united university ward working workforce young
`);

/** Words that begin with a capital and are nobody's name: of sentences, of dates, of what people are called by their work. */
export const NOT_NAMES = set(`
  a about after again all also although an and another any april are as at august autumn be because been before being between both but by can
  christmas could councillor councillors councils cllr december did do does dr during each easter eight either every february few first five
  following for four friday from further had has have he her here his how however if in instead into is it its january july june last
  lead let like many march may members member monday more most mr mrs ms miss mx my next nine no nobody none nor not nothing november now
  october of on once one only or other our over partner partners please prof professor question questions rev reverend saturday second
  section september seven several she should since sir six so some spring such summer sunday than that the their them then there these they
  third this those three through thursday thus to tuesday two under until up upon us was we wednesday were what when where whether which
  while who whom whose why will winter with within without would year years yes yet you your chair chairman deputy director assistant head
  executive independent scrutineer manager nurse superintendent constable inspector sergeant inclusive british english scottish welsh irish
  european christian muslim jewish sikh hindu ramadan eid diwali covid covid-19 january’s wales scotland ireland london minutes agenda item
  appendix annex table figure note resolved noted recommended ofsted cafcass excel internet google facebook snapchat tiktok instagram whatsapp
`);
