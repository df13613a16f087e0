import { SEXES } from '#kernel';

/** The questions that a list of people and a list of contacts have in common: who somebody is. */
const SEX_WORDS = {
  male: 'M',
  boy: 'M',
  man: 'M',
  m: 'M',
  female: 'F',
  girl: 'F',
  woman: 'F',
  f: 'F',
  unknown: 'U',
  u: 'U',
  notknown: 'U',
};

export const given = {
  name: 'given',
  label: 'Given names',
  asks: 'text',
  heads: [
    'given',
    'givennames',
    'givenname',
    'forename',
    'forenames',
    'firstname',
    'firstnames',
    'first',
    'christianname',
    'legalforename',
    'childforename',
    'childfirstname',
    'pupilforename',
  ],
} as const;
export const family = {
  name: 'family',
  label: 'Family name',
  asks: 'text',
  heads: [
    'family',
    'familyname',
    'surname',
    'lastname',
    'last',
    'secondname',
    'legalsurname',
    'childsurname',
    'childlastname',
    'pupilsurname',
  ],
} as const;
export const born = {
  name: 'born',
  label: 'Date of birth',
  asks: 'partialDay',
  heads: [
    'born',
    'dateofbirth',
    'dob',
    'birthdate',
    'birthday',
    'birth',
    'personbirthdate',
    'childdob',
    'pupildob',
  ],
} as const;
export const expected = {
  name: 'expected',
  label: 'Expected date of birth',
  asks: 'day',
  heads: [
    'expected',
    'expecteddateofbirth',
    'expectedbirthdate',
    'edd',
    'duedate',
    'expectedpersonbirthdate',
  ],
} as const;
export const sex = {
  name: 'sex',
  label: 'Sex',
  asks: 'choice',
  heads: ['sex', 'gender', 'sexgender', 'childsex'],
  options: SEXES,
  words: SEX_WORDS,
} as const;
export const NHS = ['nhs', 'nhsnumber', 'nhsno', 'nhsnum', 'nationalid'];
export const postcode = {
  name: 'postcode',
  label: 'Postcode',
  asks: 'text',
  heads: ['postcode', 'postalcode', 'homepostcode', 'zip', 'pcode'],
} as const;
export const school = {
  name: 'school',
  label: 'School, nursery or college',
  asks: 'text',
  heads: ['school', 'schoolname', 'nursery', 'college', 'establishment', 'setting', 'currentschool'],
} as const;
export const ADDRESS = [
  'address',
  'homeaddress',
  'addressline1',
  'address1',
  'street',
  'fulladdress',
  'addresslines',
];
