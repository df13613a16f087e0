import type { Acting } from '#db';
import { notify } from '#notifications';
import { paths } from '../paths.ts';
import type { OwedKind, TOLD } from '../rules.ts';
import { actionsDueOn } from '../store.ts';

/** Tells somebody of an action, while they see it. */
export const tell = (
  acting: Pick<Acting, 'tx' | 'now'>,
  to: { readonly kind: OwedKind; readonly id: string },
  event: keyof typeof TOLD,
  action: string,
): Promise<void> => notify(acting, { to, event, path: paths.one(action), record: action });

/** Tells whoever has or owes it of all work that is due today: by the program itself. */
export const tellOfDue = async (acting: Omit<Acting, 'actor'>): Promise<void> => {
  for (const { action_id, to_kind, to_id } of await actionsDueOn(acting.tx, acting.today))
    await tell(acting, { kind: to_kind, id: to_id }, 'action.due', action_id);
};
