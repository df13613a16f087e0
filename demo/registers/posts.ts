import { addDays, addMonths, type Day } from '#kernel';
import type { Bodies } from './bodies.ts';
import { type Named, nameOf, type Organisations } from './organisations.ts';
import type { Appoint, Poster } from './poster.ts';

interface Ground {
  readonly organisations: Organisations;
  readonly bodies: Bodies;
  readonly day: Day;
}

const councilPosts = async (appoint: Appoint, { organisations, bodies, day }: Ground) => {
  const organisation = [organisations.named.council, nameOf('council')] as const;
  const at = (body: keyof Bodies, name: string) => ({ organisation, body: [bodies[body], name] as const });
  const door = at('frontDoor', 'Front Door');
  const support = at('familySupport', 'Family Support Service');
  const north = at('assessmentNorth', 'Assessment Team North');
  const south = at('assessmentSouth', 'Assessment Team South');
  const help = at('earlyHelp', 'Early Help Hub');
  const unit = at('businessUnit', 'Partnership Business Unit');
  const handOver = addMonths(day, -9);
  const worker = { role: 'frontDoorWorker', title: 'Front door social worker' } as const;
  const social = { role: 'socialWorker', title: 'Social worker' } as const;
  const manager = { role: 'teamManager', title: 'Team manager' } as const;
  const practitioner = { role: 'practitioner' } as const;
  return {
    frontDoor: [
      await appoint({ ...door, ...worker, name: 'Femi Oduya', demonstration: true }),
      await appoint({ ...door, ...worker, name: 'Gwen Marsh', demonstration: true }),
      await appoint({ ...door, ...worker }),
      await appoint({ ...door, ...worker }),
      await appoint({ ...door, ...worker, title: 'Front door social worker, nights and weekends' }),
    ],
    frontDoorManagers: [
      await appoint({
        ...door,
        role: 'frontDoorManager',
        title: 'Front door manager',
        until: addDays(handOver, -1),
      }),
      await appoint({
        ...door,
        role: 'frontDoorManager',
        title: 'Front door manager',
        name: 'Maya Stone',
        demonstration: true,
        from: handOver,
      }),
      await appoint({ ...door, role: 'frontDoorManager', title: 'Deputy front door manager' }),
    ],
    socialWorkers: {
      north: [
        await appoint({ ...north, ...social, name: 'Sam Reed', demonstration: true }),
        await appoint({ ...north, ...social }),
        await appoint({ ...north, ...social }),
        await appoint({ ...support, ...social, title: 'Social worker, family support' }),
      ],
      south: [
        await appoint({ ...south, ...social }),
        await appoint({ ...south, ...social }),
        await appoint({ ...south, ...social, title: 'Senior social worker' }),
        await appoint({
          ...at('exploitationTeam', 'Exploitation and Missing Team'),
          ...social,
          title: 'Exploitation and missing worker',
        }),
      ],
    },
    teamManagers: {
      north: await appoint({ ...north, ...manager, name: 'Leila Farouk', demonstration: true }),
      south: await appoint({ ...south, ...manager }),
      support: await appoint({ ...support, ...manager, title: 'Service manager, family support' }),
    },
    exploitation: await appoint({
      ...at('exploitationTeam', 'Exploitation and Missing Team'),
      ...manager,
      title: 'Exploitation and missing team manager',
    }),
    earlyHelp: [
      await appoint({ ...help, ...practitioner, title: 'Family support worker' }),
      await appoint({ ...help, ...practitioner, title: 'Family support worker' }),
      await appoint({ ...help, ...practitioner, title: 'Early help coordinator' }),
    ],
    welfare: await appoint({
      ...at('educationWelfare', 'Education Welfare'),
      ...practitioner,
      title: 'Education welfare officer',
    }),
    adultCare: await appoint({
      ...at('adultCare', 'Adult Social Care'),
      ...practitioner,
      title: 'Social worker, adults',
    }),
    benefits: await appoint({
      ...at('benefits', 'Benefits and Welfare Advice'),
      ...practitioner,
      title: 'Welfare adviser',
    }),
    chief: await appoint({ organisation, role: 'boardMember', title: 'Chief executive' }),
    director: await appoint({
      organisation,
      role: 'boardMember',
      title: 'Director of Children’s Services and Skills',
    }),
    assistantDirector: await appoint({
      organisation,
      role: 'boardMember',
      title: 'Assistant Director for Children, Young People and Families',
    }),
    leadMember: await appoint({
      organisation,
      role: 'boardMember',
      title: 'Lead member for children’s services',
    }),
    businessManager: await appoint({
      ...unit,
      role: 'businessManager',
      title: 'Partnership business manager',
    }),
    coordinator: await appoint({
      ...unit,
      role: 'businessManager',
      title: 'Learning and review coordinator',
    }),
    democratic: await appoint({
      organisation,
      role: 'democraticServices',
      title: 'Democratic services officer',
    }),
    administrator: await appoint({
      ...unit,
      role: 'administrator',
      title: 'Partnership administrator',
      name: 'Ada Finch',
      demonstration: true,
    }),
    igLead: await appoint({
      organisation,
      role: 'informationGovernance',
      title: 'Information governance lead',
      name: 'Ivo Grey',
      demonstration: true,
    }),
    councillors: [
      await appoint({
        organisation,
        role: 'scrutinyMember',
        title: 'Chairman of the Scrutiny Board',
        name: 'Councillor Joan Alder',
        demonstration: true,
      }),
      await appoint({ organisation, role: 'scrutinyMember', title: 'Member of the Scrutiny Board' }),
      await appoint({ organisation, role: 'scrutinyMember', title: 'Member of the Scrutiny Board' }),
    ],
  };
};

const partnerPosts = async (appoint: Appoint, { organisations, bodies, day }: Ground) => {
  const { named } = organisations;
  const of = (organisation: Named, body?: keyof Bodies, name = '') => ({
    organisation: [named[organisation], nameOf(organisation)] as const,
    ...(body ? { body: [bodies[body], name] as const } : {}),
  });
  const practitioner = { role: 'practitioner' } as const;
  const lead = { role: 'safeguardingLead' } as const;
  const board = { role: 'boardMember' } as const;
  const northern = of('community', 'healthVisitingNorth', 'Health Visiting North');
  const southern = of('community', 'healthVisitingSouth', 'Health Visiting South');
  const visitor = { ...practitioner, title: 'Health visitor' } as const;
  const emergency = of('hospital', 'emergency', 'Children’s Emergency Department');
  const protection = of('police', 'publicProtection', 'Public Protection Unit');
  const streets = of('police', 'neighbourhood', 'Neighbourhood Policing');
  const changed = addMonths(day, -14);
  const scrutineer = {
    ...of('scrutineers'),
    role: 'independentScrutineer',
    title: 'Independent Scrutineer',
  } as const;
  const nurse = await appoint({
    ...of('community'),
    ...lead,
    title: 'Named nurse for safeguarding children',
    name: 'Nadia Rowe',
    demonstration: true,
  });
  return {
    healthVisitors: {
      north: [
        await appoint({ ...northern, ...visitor, name: 'Hana Voss', demonstration: true }),
        await appoint({ ...northern, ...visitor }),
      ],
      south: [await appoint({ ...southern, ...visitor }), await appoint({ ...southern, ...visitor })],
    },
    schoolNurses: [
      await appoint({
        ...of('community', 'schoolNursing', 'School Nursing'),
        ...practitioner,
        title: 'School nurse',
      }),
      await appoint({
        ...of('community', 'schoolNursing', 'School Nursing'),
        ...practitioner,
        title: 'School nurse',
      }),
    ],
    namedNurse: nurse,
    /** The same person's other post: she acts in one at a time. */
    namedNurseAtHospital: await appoint({
      ...of('hospital'),
      ...lead,
      title: 'Named nurse, acute care',
      also: nurse,
    }),
    emergency: [
      await appoint({ ...emergency, ...practitioner, title: 'Children’s emergency nurse' }),
      await appoint({ ...emergency, ...practitioner, styled: 'Dr', title: 'Consultant paediatrician' }),
    ],
    midwife: await appoint({
      ...of('hospital', 'midwifery', 'Midwifery'),
      ...practitioner,
      title: 'Community midwife',
    }),
    youngMinds: await appoint({
      ...of('mentalHealth', 'youngMinds', 'Child and Adolescent Mental Health'),
      ...practitioner,
      title: 'Mental health practitioner, young people',
    }),
    officers: [
      await appoint({
        ...protection,
        ...practitioner,
        title: 'Police constable',
        name: 'Priya Dale',
        demonstration: true,
      }),
      await appoint({ ...protection, ...practitioner, title: 'Detective sergeant' }),
      await appoint({ ...streets, ...practitioner, title: 'Police constable' }),
      await appoint({ ...streets, ...practitioner, title: 'Police community support officer' }),
    ],
    policeLead: await appoint({ ...of('police'), ...lead, title: 'Safeguarding lead, Public Protection' }),
    probation: await appoint({ ...of('probation'), ...practitioner, title: 'Probation officer' }),
    housing: await appoint({ ...of('housing'), ...practitioner, title: 'Tenancy support officer' }),
    refuge: await appoint({ ...of('refuge'), ...lead, title: 'Refuge manager' }),
    youth: await appoint({ ...of('youth'), ...practitioner, title: 'Youth worker' }),
    youngCarers: await appoint({ ...of('youngCarers'), ...lead, title: 'Young carers worker' }),
    cafcass: await appoint({ ...of('cafcass'), ...practitioner, title: 'Family court adviser' }),
    icbChief: await appoint({ ...of('icb'), ...board, title: 'Chief executive' }),
    chiefNurse: await appoint({ ...of('icb'), ...board, title: 'Chief nurse' }),
    chiefConstable: await appoint({ ...of('police'), ...board, title: 'Chief constable' }),
    policeCommander: await appoint({ ...of('police'), ...board, title: 'Superintendent, Public Protection' }),
    housingDirector: await appoint({ ...of('housing'), ...board, title: 'Director of homes' }),
    probationHead: await appoint({
      ...of('probation'),
      ...board,
      title: 'Head of the probation delivery unit',
    }),
    scrutineers: [
      await appoint({
        ...scrutineer,
        ...(changed > '2021-05-01' ? { from: '2021-04-01' } : {}),
        until: addDays(changed, -1),
      }),
      await appoint({ ...scrutineer, name: 'Dr Alan Whitlow', demonstration: true, from: changed }),
    ],
  };
};

/** A safeguarding lead for each school, a general practitioner for each practice. */
const frontLine = async (appoint: Appoint, { organisations }: Ground) => {
  const leads = new Map<string, Poster>();
  for (const { id, name, stage } of organisations.schools)
    leads.set(
      id,
      await appoint({
        organisation: [id, name],
        role: 'safeguardingLead',
        title: stage === 'nursery' ? 'Safeguarding lead' : 'Designated safeguarding lead',
        ...(name === 'Hawthorn Lane Primary School' ? { name: 'Tom Ashe', demonstration: true } : {}),
      }),
    );
  const doctors = new Map<string, Poster>();
  for (const { id, name } of organisations.practices)
    doctors.set(
      id,
      await appoint({
        organisation: [id, name],
        role: 'practitioner',
        title: 'General practitioner',
        styled: 'Dr',
        ...(name === 'Priory Walk Surgery' ? { name: 'Dr Ruth Okonjo', demonstration: true } : {}),
      }),
    );
  return { leads, doctors };
};

/** Who keeps the people, posts and systems of one organisation. */
const keepers = async (appoint: Appoint, { organisations: { named } }: Ground) => ({
  trustAdministrator: await appoint({
    organisation: [named.community, nameOf('community')],
    role: 'organisationAdministrator',
    title: 'Safeguarding systems administrator',
    name: 'Orla Byrne',
    demonstration: true,
  }),
});

/** Everybody who works here: named where the minutes or a sign-in need them, made up where not. */
export const layPosts = async (appoint: Appoint, ground: Ground) => ({
  ...(await councilPosts(appoint, ground)),
  ...(await partnerPosts(appoint, ground)),
  ...(await frontLine(appoint, ground)),
  ...(await keepers(appoint, ground)),
});
export type Posts = Awaited<ReturnType<typeof layPosts>>;
