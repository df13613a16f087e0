import { type Item, type QuestionProps, Radios } from '#ui';
import { ACCESSES, type Access } from '../rules.ts';

/** The answers that this post may give to who may see a document, with the name of its organisation. */
const items = (accesses: readonly Access[], organisation: string, chosen: string): Item[] =>
  accesses.map((value) => ({
    value,
    text: ACCESSES[value].replace('my organisation', organisation),
    chosen: chosen === value,
  }));

export const AccessQuestion = ({
  field,
  accesses,
  organisation,
}: Pick<QuestionProps, 'field'> & {
  readonly accesses: readonly Access[];
  readonly organisation: string;
}) => <Radios field={field} items={items(accesses, organisation, field.value)} />;
