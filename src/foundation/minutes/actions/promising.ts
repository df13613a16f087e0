import type { Acting } from '#db';
import { NotFound } from '#kernel';
import { addPromise, owedIn, type PromisedForm } from '#promises';
import { entryById, resolutionById } from '../store/index.ts';

/** Makes a promise of a sentence of the minutes, approved or not: what was promised stands beside them. */
export const promiseOf =
  (of: 'entry' | 'decision') =>
  async (acting: Acting, id: string, form: PromisedForm): Promise<{ id: string; item: string }> => {
    const source = of === 'entry' ? await entryById(acting.tx, id) : await resolutionById(acting.tx, id);
    if (!source) throw new NotFound();
    const made = await addPromise(acting, {
      ...form,
      owedBy: owedIn(form.owedBy),
      item: source.item_id,
      ...(of === 'entry' ? { entry: id } : { resolution: id }),
    });
    return { id: made.id, item: source.item_id };
  };
