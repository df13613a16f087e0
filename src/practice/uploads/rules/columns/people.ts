import { ETHNICITIES } from '#kernel';
import { ADDRESS, born, expected, family, given, NHS, postcode, school, sex } from './child.ts';
import type { Question } from './question.ts';

/** The questions of a person record that a list may answer: those of the form by which one is added. */
export const PEOPLE: readonly Question[] = [
  given,
  family,
  {
    name: 'knownAs',
    label: 'Also known as',
    asks: 'text',
    heads: ['knownas', 'alsoknownas', 'aka', 'preferredname', 'preferredforename', 'alias'],
  },
  born,
  expected,
  sex,
  {
    name: 'ethnicity',
    label: 'Ethnicity',
    asks: 'choice',
    heads: ['ethnicity', 'ethnic', 'ethnicorigin', 'ethnicgroup', 'ethnicitycode'],
    options: ETHNICITIES,
  },
  { name: 'nhs', label: 'NHS number', asks: 'number', heads: NHS },
  { name: 'lines', label: 'Address', asks: 'text', heads: ADDRESS },
  postcode,
  school,
  {
    name: 'explained',
    label: 'Why what is unusual is right',
    asks: 'text',
    heads: ['explained', 'note', 'notes', 'comment', 'comments'],
  },
];
