import type { Tx } from '#db';
import { addPopulation } from '#figures';
import { addMonths, type Day } from '#kernel';
import { instantOf } from '../hours.ts';
import type { Vale } from './index.ts';

/** A child in twenty-one of Arden Vale is known to somebody here: about as many as are referred anywhere in two years. */
const LIVING_HERE = 21;
const SOURCE = 'Made up for Arden Vale, in the manner of the mid-year population estimates';

/** How many children live in Arden Vale: an estimate for each year, added when it would have been published, a year later in July. */
export const layPopulation = async (
  tx: Tx,
  { organisations, posts }: Vale,
  { slug, children, day }: { readonly slug: string; readonly children: number; readonly day: Day },
): Promise<void> => {
  const from = addMonths(day, -24);
  const first = Number(from.slice(0, 4)) - 2;
  for (let year = first; `${year + 1}-07-30` <= day; year += 1) {
    const published = `${year + 1}-07-30`;
    const added = published < from ? from : published;
    await addPopulation(
      {
        tx,
        actor: { ...posts.administrator, partnership: slug },
        now: instantOf({ day: added, minute: 620 }),
        today: added,
      },
      {
        area: organisations.named.council,
        year,
        count: Math.round(children * LIVING_HERE * (1 + (year - first) / 250)),
        source: `${SOURCE} of ${year}`,
      },
    );
  }
};
