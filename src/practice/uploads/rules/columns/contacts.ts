import { REFERRAL_SOURCES } from '#kernel';
import { ADDRESS, born, expected, family, given, NHS, postcode, school, sex } from './child.ts';
import type { Question } from './question.ts';

const yesNo = { yes: 'Yes', no: 'No' } as const;
const AGREEMENTS = {
  agreed: 'Yes, they agree to a service',
  refused: 'No, they do not agree',
  notAsked: 'They were not asked',
} as const;

/** The questions of a contact that a list may answer: those of the form by which one is raised. */
export const CONTACTS: readonly Question[] = [
  given,
  family,
  born,
  expected,
  sex,
  { name: 'nhsNumber', label: 'NHS number', asks: 'number', heads: NHS },
  { name: 'address', label: 'Address', asks: 'text', heads: ADDRESS },
  postcode,
  school,
  {
    name: 'worry',
    label: 'What are you worried about?',
    asks: 'text',
    heads: [
      'worry',
      'concern',
      'concerns',
      'reason',
      'reasonforreferral',
      'details',
      'whatareyouworriedabout',
      'description',
      'incident',
    ],
  },
  {
    name: 'livedExperience',
    label: 'What is life like for the child?',
    asks: 'text',
    heads: [
      'livedexperience',
      'lifeforthechild',
      'whatislifelikeforthechild',
      'impact',
      'impactonchild',
      'voiceofthechild',
      'childsvoice',
    ],
    forAll: true,
  },
  {
    name: 'immediateRisk',
    label: 'Is the child in danger now?',
    asks: 'yesNo',
    heads: ['immediaterisk', 'immediatedanger', 'danger', 'urgent', 'isthechildindangernow'],
    options: yesNo,
    forAll: true,
  },
  {
    name: 'parentsTold',
    label: 'Were the parents or carers told?',
    asks: 'yesNo',
    heads: ['parentstold', 'parentsinformed', 'parentsaware', 'told', 'weretheparentsorcarerstold'],
    options: yesNo,
    forAll: true,
  },
  {
    name: 'parentsNotToldWhy',
    label: 'Why were they not told?',
    asks: 'text',
    heads: ['parentsnottoldwhy', 'whynottold', 'whyweretheynottold', 'reasonnottold'],
    forAll: true,
  },
  {
    name: 'serviceAgreement',
    label: 'Do they agree to receive help?',
    asks: 'choice',
    heads: ['serviceagreement', 'agreement', 'consent', 'dotheyagreetoreceivehelp'],
    options: AGREEMENTS,
    words: { yes: 'agreed', y: 'agreed', no: 'refused', n: 'refused', notasked: 'notAsked' },
    forAll: true,
  },
  {
    name: 'source',
    label: 'What kind of service does it come from?',
    asks: 'choice',
    heads: ['source', 'referralsource', 'sourcecode', 'service'],
    options: REFERRAL_SOURCES,
    forAll: true,
  },
  {
    name: 'reach',
    label: 'How can the front door reach you?',
    asks: 'text',
    heads: ['reach', 'contactnumber', 'phone', 'telephone', 'howtoreach', 'senderphone'],
    forAll: true,
  },
  {
    name: 'senderName',
    label: 'Name of the person who told you',
    asks: 'text',
    heads: ['sendername', 'referrer', 'referrername', 'reportedby', 'raisedby'],
    forAll: true,
  },
  {
    name: 'senderRole',
    label: 'Their role',
    asks: 'text',
    heads: ['senderrole', 'referrerrole', 'role', 'jobtitle'],
    forAll: true,
  },
  {
    name: 'senderOrganisation',
    label: 'Their organisation',
    asks: 'text',
    heads: ['senderorganisation', 'referrerorganisation', 'agency', 'organisation'],
    forAll: true,
  },
];
