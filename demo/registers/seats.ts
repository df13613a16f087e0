import type { Tx } from '#db';
import type { Day } from '#kernel';
import { makeSeat } from '#partnership';
import type { Bodies } from './bodies.ts';
import type { Poster } from './poster.ts';
import type { Posts } from './posts.ts';

type Capacity = Parameters<typeof makeSeat>[1]['capacity'];

/** Who sits where and for whom: the three safeguarding partners with their lead and delegated partners first. */
export const laySeats = async (tx: Tx, bodies: Bodies, posts: Posts): Promise<void> => {
  /** The arrangements of today began on 8 January 2024; a council's own committee stood before. */
  const seat = (
    body: keyof Bodies,
    { post, organisation, from, until }: Poster,
    capacity: Capacity,
    begins: Day = '2024-01-08',
  ) =>
    makeSeat(tx, {
      body: bodies[body],
      post,
      organisation,
      capacity,
      from: from > begins ? from : begins,
      until,
    });
  const { chief, director, icbChief, chiefNurse, chiefConstable, policeCommander } = posts;
  for (const lead of [chief, icbChief, chiefConstable])
    await seat('partnership', lead, 'leadSafeguardingPartner');
  for (const delegated of [director, chiefNurse, policeCommander])
    await seat('partnership', delegated, 'delegatedSafeguardingPartner');
  await seat('partnership', chiefNurse, 'partnershipChair');
  for (const scrutineer of posts.scrutineers)
    if (scrutineer.until === null || scrutineer.until >= '2024-01-08')
      await seat('partnership', scrutineer, 'independentScrutineer');
  const [headTeacher] = posts.leads.values();
  for (const member of [
    posts.assistantDirector,
    posts.leadMember,
    posts.housingDirector,
    posts.probationHead,
    posts.refuge,
  ])
    await seat('partnership', member, 'member');
  if (headTeacher) await seat('partnership', headTeacher, 'member');
  await seat('partnership', posts.businessManager, 'adviser');

  await seat('exploitationBoard', policeCommander, 'chair');
  for (const member of [director, posts.assistantDirector, posts.probationHead, posts.housingDirector])
    await seat('exploitationBoard', member, 'member');
  await seat('exploitationPanel', posts.exploitation, 'chair');
  for (const member of [posts.policeLead, posts.namedNurse, posts.youth, posts.welfare])
    await seat('exploitationPanel', member, 'member');
  await seat('neglectGroup', posts.assistantDirector, 'chair');
  for (const member of [posts.namedNurse, posts.housing]) await seat('neglectGroup', member, 'member');
  await seat('performanceGroup', posts.businessManager, 'chair');
  await seat('performanceGroup', posts.policeLead, 'member');
  await seat('learningGroup', chiefNurse, 'chair');
  for (const member of [posts.namedNurseAtHospital, posts.policeLead, posts.teamManagers.support])
    await seat('learningGroup', member, 'member');
  await seat('learningGroup', posts.coordinator, 'adviser');
  const [chairman, ...members] = posts.councillors;
  if (chairman) await seat('scrutinyBoard', chairman, 'chair', chairman.from);
  for (const member of members) await seat('scrutinyBoard', member, 'member', member.from);
  await seat('scrutinyBoard', posts.democratic, 'adviser', posts.democratic.from);
};
