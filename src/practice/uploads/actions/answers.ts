import { type Day, reachFault } from '#kernel';
import { AddPersonForm, faultsOfEntered } from '#people';
import { ContactForm } from '#referrals';
import { type Columns, type Kind, questionsOf, readAnswer } from '../rules/index.ts';

/** What the cells of a row make: a form that holds together, or why they make none. */
export type Made =
  | { readonly ok: true; readonly form: Readonly<Record<string, unknown>>; readonly notes: readonly string[] }
  | { readonly ok: false; readonly why: readonly string[]; readonly notes: readonly string[] };

type Answers = Readonly<Record<string, string>>;

/** The answers of a row by the names of its questions: of its own columns first, then those that hold for every row. */
const answersOf = (kind: Kind, columns: Columns, forAll: Answers, cells: readonly string[]) => {
  const answers: Record<string, string> = {};
  const why: string[] = [];
  const notes: string[] = [];
  for (const question of questionsOf(kind)) {
    const column = columns[question.name];
    const read = readAnswer(question, column === undefined ? '' : (cells[column] ?? ''));
    if (!read.ok) {
      why.push(read.reason);
      continue;
    }
    if (read.value.note) notes.push(read.value.note);
    answers[question.name] = read.value.value || (question.forAll ? (forAll[question.name] ?? '') : '');
  }
  return { answers, why, notes };
};

/** The form by which a person is added at a page, as a row answers it. */
const personForm = (answers: Answers) => ({
  ...answers,
  sex: answers.sex || 'U',
  ethnicity: answers.ethnicity || 'NOBT',
  disabilities: [],
  withheld: false,
  different: false,
});

const CHILD = ['given', 'family', 'born', 'expected', 'sex', 'nhsNumber', 'address', 'postcode', 'school'];

/** The form by which a worry is raised at a page, as a row answers it: one child a row. */
const contactForm = (answers: Answers, forAll: Answers) => ({
  ...Object.fromEntries(Object.entries(answers).filter(([name]) => !CHILD.includes(name))),
  team: forAll.team ?? '',
  lawfulBasis: forAll.lawfulBasis ?? '',
  children: [{ person: '', ...Object.fromEntries(CHILD.map((name) => [name, answers[name] ?? ''])) }],
  also: [],
});

/** The days of a form that lie beyond what their questions allow, judged by the form's own words. */
const beyondReach = (kind: Kind, answers: Answers, today: Day): string[] => {
  const shape = kind === 'people' ? AddPersonForm.shape : ContactForm.shape.children.element.shape;
  return [shape.born, shape.expected].flatMap((field, at) => {
    const { label = '', reach } = field.meta() ?? {};
    const fault = reach
      ? reachFault(label, reach, answers[at === 0 ? 'born' : 'expected'] ?? '', today)
      : null;
    return fault ?? [];
  });
};

/**
 * Makes of a row the very form that a person fills in at a page, and judges it by that form's own rules: no rule is written twice.
 */
export const makeForm = (
  kind: Kind,
  columns: Columns,
  forAll: Answers,
  cells: readonly string[],
  today: Day,
): Made => {
  const { answers, why, notes } = answersOf(kind, columns, forAll, cells);
  const parsed =
    kind === 'people'
      ? AddPersonForm.safeParse(personForm(answers))
      : ContactForm.safeParse(contactForm(answers, forAll));
  const faults = [
    ...why,
    ...beyondReach(kind, answers, today),
    ...(parsed.success ? [] : parsed.error.issues.map(({ message }) => message)),
    ...(kind === 'people' && `${answers.given ?? ''}${answers.family ?? ''}`.trim() === ''
      ? ['Enter a given name or a family name']
      : []),
  ];
  if (kind === 'people' && faults.length === 0) {
    const entered = AddPersonForm.safeParse(personForm(answers)).data;
    if (entered) faults.push(...faultsOfEntered(entered, today).map(({ message }) => message));
  }
  return parsed.success && faults.length === 0
    ? { ok: true, form: parsed.data, notes }
    : { ok: false, why: [...new Set(faults)], notes };
};
