import { type Databases, newId } from '#db';
import { makeBody, makeOrganisation, makePost, makeSetting } from '#partnership';
import { insertThresholdScheme } from '#referrals';
import { asOwner } from './world.ts';

/** A small partnership for stories: the people who meet in them, by what they do. Everybody is made up. */
export const layArdenVale = (databases: Databases) =>
  asOwner(databases, async (tx) => {
    await makeSetting(tx, 'name', 'Arden Vale Safeguarding Children Partnership');
    await makeSetting(tx, 'shortName', 'Arden Vale SCP');
    await makeSetting(tx, 'outOfHours', '01632 960999');
    await makeSetting(tx, 'synthetic', true);
    const council = await makeOrganisation(tx, {
      name: 'Arden Vale Council',
      type: 'localAuthority',
      code: '999',
    });
    const trust = await makeOrganisation(tx, { name: 'Arden Vale Community NHS Trust', type: 'nhsTrust' });
    const police = await makeOrganisation(tx, { name: 'Forest Police', type: 'police' });
    const school = await makeOrganisation(tx, { name: 'Hawthorn Lane Primary School', type: 'school' });
    const frontDoor = await makeBody(tx, {
      name: 'Front Door',
      type: 'team',
      organisation: council,
      receives: 'contacts',
      phone: '01632 960100',
      outOfHours: '01632 960999',
    });
    const familySupport = await makeBody(tx, {
      name: 'Family Support Service',
      type: 'team',
      organisation: council,
      receives: 'work',
    });
    const healthVisiting = await makeBody(tx, {
      name: 'Health Visiting, North',
      type: 'team',
      organisation: trust,
      receives: 'work',
    });
    const post = async (
      name: string,
      role: Parameters<typeof makePost>[1]['role'],
      title: string,
      organisation: string,
      body: string | null = null,
    ) => makePost(tx, { name, role, title, organisation, body });
    return {
      council,
      trust,
      police,
      school,
      frontDoor,
      familySupport,
      healthVisiting,
      healthVisitor: await post('Hana Voss', 'practitioner', 'Health visitor', trust, healthVisiting),
      otherHealthVisitor: await post('Ines Bright', 'practitioner', 'Health visitor', trust),
      namedNurse: await post('Nora Lamb', 'safeguardingLead', 'Named nurse', trust),
      teacher: await post('Tom Ashe', 'safeguardingLead', 'Designated safeguarding lead', school),
      officer: await post('Priya Dale', 'practitioner', 'Police constable', police),
      frontDoorWorker: await post(
        'Femi Oduya',
        'frontDoorWorker',
        'Front door social worker',
        council,
        frontDoor,
      ),
      secondFrontDoorWorker: await post(
        'Gwen Marsh',
        'frontDoorWorker',
        'Front door social worker',
        council,
        frontDoor,
      ),
      frontDoorManager: await post(
        'Maya Stone',
        'frontDoorManager',
        'Front door manager',
        council,
        frontDoor,
      ),
      socialWorker: await post('Sam Reed', 'socialWorker', 'Social worker', council, familySupport),
      scrutinyMember: await post('Cllr Alder', 'scrutinyMember', 'Scrutiny Board member', council),
      administrator: await post('Ada Finch', 'administrator', 'Partnership administrator', council),
      igLead: await post('Ivo Grey', 'informationGovernance', 'Information governance lead', council),
    };
  });
export type ArdenVale = Awaited<ReturnType<typeof layArdenVale>>;

/** The threshold document of Arden Vale, and whether a manager authorises what the front door decides. */
export const layThresholds = (databases: Databases, { managerAuthorises }: { managerAuthorises: boolean }) =>
  asOwner(databases, async (tx) => {
    await makeSetting(tx, 'managerAuthorisesDecisions', managerAuthorises);
    await insertThresholdScheme(tx, {
      id: newId(),
      name: 'Arden Vale threshold document, 2024',
      from_day: '2024-04-01',
      levels: [
        { code: '1', name: 'Universal', meaning: 'Needs met by services that every child has' },
        { code: '2', name: 'Early help', meaning: 'Additional needs that one agency can meet' },
        { code: '3', name: 'Targeted', meaning: 'Several needs, and agencies working together' },
        { code: '4', name: 'Statutory', meaning: 'A child in need or at risk of significant harm' },
      ],
    });
  });
