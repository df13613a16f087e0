import type { Acting } from '#db';
import { Invalid, NotFound } from '#kernel';
import { addEntry, addResolution, sayVoice } from '#minutes';
import { addPromise, owedIn } from '#promises';
import type { DecisionForm, EntryForm, LivePromiseForm } from '../forms.ts';
import type { Met } from '../reads/index.ts';
import { isHere } from '../rules/index.ts';
import { type Done, meet } from './meet.ts';

const itemIn = ({ items }: Met, id: string): void => {
  if (!items.some((each) => each.id === id)) throw new NotFound();
};

/** Adds what was said to the minutes, where everybody who may see the item reads it at once. */
export const write = async (acting: Acting, meeting: string, form: EntryForm): Promise<Done> => {
  const met = await meet(acting, meeting, 'write');
  itemIn(met, form.item);
  const seat = met.seats.find(({ id }) => id === form.attendee);
  const { id } = await addEntry(acting, {
    ...{ item: form.item, kind: form.kind, says: form.says, attendee: form.attendee },
    speaker: form.speaker.trim() || (seat?.name ?? ''),
  });
  return { id, meeting };
};

/** Records a decision and who stood how to it. Where the quorum is not there, none can be. */
export const decide = async (acting: Acting, meeting: string, form: DecisionForm): Promise<Done> => {
  const met = await meet(acting, meeting, 'decide');
  itemIn(met, form.decidedItem);
  const others = form.others.filter(({ who, voice }) => who !== null || voice !== null);
  if (form.agreed === 'notAll' && others.length === 0)
    throw new Invalid([{ field: 'others.0.who', message: 'Select who did not agree' }]);
  const faults = others.flatMap(({ who, voice }, row) => [
    ...(who === null ? [{ field: `others.${row}.who`, message: 'Select who it was' }] : []),
    ...(voice === null
      ? [{ field: `others.${row}.voice`, message: 'Select whether they dissented or abstained' }]
      : []),
  ]);
  if (form.agreed === 'notAll' && faults.length > 0) throw new Invalid(faults);
  const { id } = await addResolution(acting, {
    ...{ item: form.decidedItem, kind: form.outcome, says: form.decided, because: form.because },
    ...{ proposedBy: form.proposedBy, secondedBy: form.secondedBy },
  });
  if (form.agreed === 'notAsked') return { id, meeting };
  const not = form.agreed === 'notAll' ? others : [];
  const named = new Set(not.map(({ who }) => who));
  for (const seat of met.seats.filter((each) => each.votes && isHere(each) && !named.has(each.id)))
    await sayVoice(acting, { resolution: id, attendee: seat.id, voice: 'agreed' });
  for (const [row, { who, voice, reason }] of not.entries())
    if (who !== null && voice !== null)
      await sayVoice(acting, { resolution: id, attendee: who, voice, reason }).catch((error: unknown) => {
        // What is wrong with a voice is told at its own row.
        if (error instanceof Invalid)
          throw new Invalid(
            error.faults.map(({ field, message }) => ({
              field: `others.${row}.${field === 'attendee' ? 'who' : field}`,
              message,
            })),
          );
        throw error;
      });
  return { id, meeting };
};

/** Records a promise as it is made. */
export const promise = async (acting: Acting, meeting: string, form: LivePromiseForm): Promise<Done> => {
  const met = await meet(acting, meeting, 'write');
  itemIn(met, form.promisedItem);
  if (form.due !== null && form.due < acting.today)
    throw new Invalid([{ field: 'due', message: 'By when must be today or in the future' }]);
  const { id } = await addPromise(acting, {
    ...{ what: form.what, sentence: form.sentence, urgent: form.urgent, due: form.due },
    owedBy: owedIn(form.owedBy),
    item: form.promisedItem,
  });
  return { id, meeting };
};
