import type { Acting } from '#db';
import { addDocument, addVersion, signVersion } from './actions.ts';
import type { DocumentForm } from './forms.ts';

const TRAITS = {
  arrangements: {
    title: 'Multi-agency safeguarding arrangements',
    kind: 'arrangements',
    summary:
      'Who the partners and relevant agencies are, how they work together, how they are scrutinised and what each pays.',
  },
  threshold: {
    title: 'Threshold document: the right help at the right time',
    kind: 'threshold',
    summary: 'The four levels of need, with examples, and what help each leads to.',
  },
  sharing: {
    title: 'Information-sharing agreement',
    kind: 'sharing',
    summary:
      'What the partners share, on which basis, how fast, and what is written down when somebody does not.',
  },
  disputes: {
    title: 'How professional disagreements are settled',
    kind: 'disputes',
    summary:
      'Four stages, who is asked at each, how long each may take, and what happens when nobody answers.',
  },
} as const satisfies Record<string, Pick<DocumentForm, 'title' | 'kind' | 'summary'>>;

type Days = Pick<DocumentForm, 'effectiveFrom'> & Partial<Pick<DocumentForm, 'reviewBy' | 'summary'>>;
const NO_FILE = { reviewBy: null, url: '', sha256: '' } as const;

/** Puts a document with a named trait to the partners, as the acting post would; or a new version of one. */
export const makeDocument = (acting: Acting, trait: keyof typeof TRAITS, days: Days, of?: string) =>
  of === undefined
    ? addDocument(acting, { ...TRAITS[trait], ...NO_FILE, ...days })
    : addVersion(acting, of, { ...TRAITS[trait], ...NO_FILE, ...days });

/** Signs a version as the acting post, or refuses it with a reason. */
export const signAs = (acting: Acting, version: string, refusal = '') =>
  signVersion(acting, version, { verdict: refusal === '' ? 'signed' : 'refused', reason: refusal });
