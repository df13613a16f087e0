import type { Tx } from '#db';
import { makeBody } from '#partnership';
import type { Organisations } from './organisations.ts';

export const OUT_OF_HOURS = '01632 960999';

/** The boards, panels, groups and teams that the partnership works through, and who reports to whom. */
export const layBodies = async (tx: Tx, { named }: Organisations) => {
  const scrutinyBoard = await makeBody(tx, {
    name: 'Children’s Services, Education and Skills Scrutiny Board',
    type: 'committee',
    organisation: named.council,
    purpose: 'Councillors who ask how well children are served, in public.',
  });
  const partnership = await makeBody(tx, {
    name: 'Arden Vale Safeguarding Children Partnership',
    type: 'partnership',
    purpose:
      'The council, the integrated care board and the police, jointly responsible for keeping children safe.',
    reportsTo: [scrutinyBoard],
  });
  const adultsBoard = await makeBody(tx, {
    name: 'Safeguarding Adults Board',
    type: 'board',
    purpose: 'The board of the Care Act 2014, section 43.',
  });
  const communitySafety = await makeBody(tx, {
    name: 'Community Safety Partnership',
    type: 'board',
    purpose: 'Reduces crime and disorder, and reviews domestic homicides.',
  });
  const exploitationBoard = await makeBody(tx, {
    name: 'Exploitation Reduction Board',
    type: 'board',
    purpose: 'Keeps the All-Age Exploitation Reduction Strategy and approves its procedures and toolkit.',
    reportsTo: [partnership, adultsBoard, communitySafety],
  });
  const exploitationPanel = await makeBody(tx, {
    name: 'Exploitation Panel',
    type: 'panel',
    organisation: named.council,
    receives: 'work',
    purpose: 'Considers children who are, or may be, exploited, and agrees who does what.',
    reportsTo: [exploitationBoard],
  });
  const group = (name: string, purpose: string) =>
    makeBody(tx, { name, type: 'committee', purpose, receives: 'work', reportsTo: [partnership] });
  const neglectGroup = await group(
    'Neglect Strategy Group',
    'The neglect strategy, and how the Graded Care Profile is used.',
  );
  const performanceGroup = await group(
    'Performance Group',
    'The multi-agency scorecard, and what its figures say.',
  );
  const learningGroup = await group(
    'Learning and Review Group',
    'Rapid reviews, practice reviews and what was learned.',
  );
  const team = (
    name: string,
    organisation: string,
    receives: '' | 'work',
    more: { purpose?: string; phone?: string; reportsTo?: string[] } = {},
  ) => makeBody(tx, { name, type: 'team', organisation, receives, ...more });
  const childrensServices = await team('Children’s Services', named.council, '', {
    purpose: 'The directorate of the Director of Children’s Services and Skills.',
    reportsTo: [scrutinyBoard],
  });
  const frontDoor = await makeBody(tx, {
    name: 'Front Door',
    type: 'team',
    organisation: named.council,
    receives: 'contacts',
    purpose: 'Receives worries about children from anybody and decides what happens next.',
    phone: '01632 960100',
    outOfHours: OUT_OF_HOURS,
    reportsTo: [childrensServices],
  });
  const familySupport = await team('Family Support Service', named.council, 'work', {
    purpose: 'Children in need, and children on the edge of care.',
    phone: '01632 960110',
    reportsTo: [childrensServices],
  });
  const exploitationTeam = await team('Exploitation and Missing Team', named.council, 'work', {
    purpose: 'Children who are exploited or go missing. Sited within the Family Support Service.',
    phone: '01632 960112',
    reportsTo: [familySupport],
  });
  const teams = {
    assessmentNorth: await team('Assessment Team North', named.council, 'work', {
      phone: '01632 960113',
      reportsTo: [familySupport],
    }),
    assessmentSouth: await team('Assessment Team South', named.council, 'work', {
      phone: '01632 960114',
      reportsTo: [familySupport],
    }),
    earlyHelp: await team('Early Help Hub', named.council, 'work', {
      phone: '01632 960120',
      reportsTo: [childrensServices],
    }),
    educationWelfare: await team('Education Welfare', named.council, 'work', {
      phone: '01632 960121',
      reportsTo: [childrensServices],
    }),
    adultCare: await team('Adult Social Care', named.council, 'work', { phone: '01632 960130' }),
    benefits: await team('Benefits and Welfare Advice', named.council, '', { phone: '01632 960131' }),
    businessUnit: await team('Partnership Business Unit', named.council, 'work', {
      phone: '01632 960140',
      reportsTo: [partnership],
    }),
    healthVisitingNorth: await team('Health Visiting North', named.community, 'work', {
      phone: '01632 960150',
    }),
    healthVisitingSouth: await team('Health Visiting South', named.community, 'work', {
      phone: '01632 960151',
    }),
    schoolNursing: await team('School Nursing', named.community, 'work', { phone: '01632 960152' }),
    emergency: await team('Children’s Emergency Department', named.hospital, 'work', {
      phone: '01632 960160',
    }),
    midwifery: await team('Midwifery', named.hospital, 'work', { phone: '01632 960161' }),
    youngMinds: await team('Child and Adolescent Mental Health', named.mentalHealth, 'work', {
      phone: '01632 960170',
    }),
    publicProtection: await team('Public Protection Unit', named.police, 'work', { phone: '01632 960180' }),
    neighbourhood: await team('Neighbourhood Policing', named.police, '', { phone: '01632 960181' }),
  };
  return {
    scrutinyBoard,
    partnership,
    adultsBoard,
    communitySafety,
    exploitationBoard,
    exploitationPanel,
    neglectGroup,
    performanceGroup,
    learningGroup,
    childrensServices,
    frontDoor,
    familySupport,
    exploitationTeam,
    ...teams,
  };
};
export type Bodies = Awaited<ReturnType<typeof layBodies>>;
