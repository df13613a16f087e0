import type { Tx } from '#db';
import { makeEmergency } from '#emergency';
import { addDays } from '#kernel';
import type { Ground } from '../casework/index.ts';
import { instantOf } from '../hours.ts';

/** Who may open records in an emergency, and one that waits for the information governance lead. */
export const layEmergency = async (tx: Tx, ground: Ground | undefined): Promise<void> => {
  if (!ground) return;
  const { day, family, vale } = ground;
  const { posts } = vale;
  const manager = posts.frontDoorManagers.find(({ until }) => until === null);
  const nights = posts.frontDoor.at(-1);
  const since = addDays(day, -200);
  const by = posts.administrator.post;
  for (const poster of [manager, nights])
    if (poster)
      await makeEmergency(tx, { post: poster.post, staff: poster.staff, by, since, restricted: true });
  const nurse = posts.namedNurseAtHospital;
  const [child] = family.children;
  await makeEmergency(tx, {
    post: nurse.post,
    staff: nurse.staff,
    by,
    since,
    restricted: false,
    ...(child
      ? {
          access: {
            ground: 'treatment',
            reason:
              'Brought in at night with a broken arm. The ward must know whether it is safe to send the child home.',
            openedAt: instantOf({ day: addDays(day, -1), minute: 134 }),
            children: [child.id],
          },
        }
      : {}),
  });
};
