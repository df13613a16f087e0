import type { Acting } from '#db';
import { type Addressee, notify } from '#notifications';
import { organisationTypes, seatOf } from '#partnership';
import { paths } from '../paths.ts';
import { LAST_STAGE } from '../rules/index.ts';
import { giveToPartners } from '../store/index.ts';

type Telling = Pick<Acting, 'tx' | 'now'>;

/** Tells somebody of a disagreement, who is told nothing where it is out of their sight. */
export const tell = (acting: Telling, event: string, disagreement: string, to: Addressee): Promise<void> =>
  notify(acting, { to, event, path: paths.one(disagreement), record: disagreement });

/** Tells a team, or where there is none those whose work is the whole organisation. */
export const tellAgency = (
  acting: Telling,
  event: string,
  disagreement: string,
  { body, organisation }: { readonly body: string | null; readonly organisation: string },
): Promise<void> =>
  tell(
    acting,
    event,
    disagreement,
    body === null ? { kind: 'organisation', id: organisation } : { kind: 'body', id: body },
  );

/** The kinds of organisation that are safeguarding partners: Children Act 2004, section 16E. */
const PARTNERS: readonly string[] = Object.keys(organisationTypes).filter((type) => seatOf(type) !== null);

/**
 * Takes a disagreement to the safeguarding partners. Their delegated partners have authority to decide (Working Together 2023), and as
 * board members they read no child's record: so each partner's safeguarding lead is given it, and brings back what the delegated
 * partners decided, while these are told that one waits, and nothing of it. Asked again, only leads who joined since are told.
 */
export const takeToPartners = async (
  acting: Telling,
  disagreement: string,
  first: boolean,
): Promise<void> => {
  for (const { post_id, delegated, reads } of await giveToPartners(
    acting.tx,
    disagreement,
    PARTNERS,
    LAST_STAGE,
  )) {
    if (reads) await tell(acting, 'disagreement.stage', disagreement, { kind: 'post', id: post_id });
    else if (first && delegated)
      await notify(acting, {
        to: { kind: 'post', id: post_id },
        event: 'disagreement.partners',
        path: paths.patterns,
      });
  }
};
