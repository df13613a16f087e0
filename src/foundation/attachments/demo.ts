import { addDocument, addRedacted, giveDocument, receiveDocument } from './actions.ts';
import type { Access } from './rules.ts';

export interface DocumentTraits {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  readonly title: string;
  readonly access?: Access;
  /** What it was made from by taking things out, and what those were. */
  readonly redacts?: { readonly source: string; readonly why: string };
  /** 'organisation:' or 'body:' and an id, with what it is given for. */
  readonly givenTo?: { readonly to: string; readonly purpose: string };
}

/** Adds a document to a record as somebody would: its content is taken in and looked into first. Gives its id. */
export const makeDocument = async (
  acting: Parameters<typeof receiveDocument>[0],
  about: string,
  { name, content, title, access = 'record', redacts, givenTo }: DocumentTraits,
): Promise<string> => {
  const document = await receiveDocument(acting, { name, content });
  const { id } = redacts
    ? await addRedacted(acting, redacts.source, { document, why: redacts.why, access })
    : await addDocument(acting, about, { document, title, access });
  if (givenTo) await giveDocument(acting, id, { ...givenTo, lawfulBasis: 'publicTask' });
  return id;
};
