import type { Theme } from './theme.ts';

export const selfHarm: Theme = {
  name: 'self-harm',
  ages: [10, 17],
  need: 'N4',
  weight: 0.45,
  opening: {
    school: [
      '{child}, who is in {year}, showed a friend cuts on {his} arm on {weekday}, and the friend told us.',
      '{child} gave {his} tutor a letter on {weekday} that says that {he} does not want to be here.',
    ],
    health: [
      '3E| {child} was brought in at {time} on {weekday} after taking tablets. {He} is medically fit and has been seen by the mental health liaison nurse.',
      '3F| {child} has been seen by us since the spring. {He} has begun to harm {him}self more often and keeps a plan to {him}self.',
      '3A| I saw {child} on {weekday}. {He} says that {he} thinks about dying most days and has not told anybody at home.',
    ],
    caller: [
      '1A| The caller is {child}’s mum. She found blades in {his} room and does not know what to do tonight.',
    ],
    service: [
      '8 5D| {child} told our worker on {weekday} that {he} hurts {him}self when there are rows at home.',
    ],
  },
  detail: [
    'A safety plan was made with {child} and {mum}, and sharp things and tablets are locked away.',
    'There is a wait of nine weeks for a first appointment.',
    '{mum} and {child} had not spoken about it before. They did today, and it went well.',
  ],
  child: [
    '{child} says that school is where {he} is watched and home is where {he} is shouted at.',
    '{child} said that it “makes the noise stop”.',
    '{child} would like to talk to somebody {he} does not know.',
  ],
  now: [
    '{child} has exams in {weeks} and says that {he} cannot see beyond them.',
    'This is the second time in a month.',
  ],
  life: [
    '{child} spends most of the day in {his} room. {He} comes out for the dog.',
    '{child} has two good friends, and drama club on Wednesdays is the best part of {his} week.',
  ],
  questions: [
    [
      'Who is with {him} tonight?',
      '{mum}, and {his} aunt is staying until Sunday. They have the crisis line’s number.',
    ],
  ],
  weighed: {
    grave: ['What is driving it is at home, and has not been looked at.'],
    mild: [
      'The risk is known to health, and the parents keep {him} safe. Support for the family at home would help.',
    ],
  },
};

export const conflict: Theme = {
  name: 'conflict in the family',
  ages: [3, 17],
  need: 'N5',
  weight: 0.28,
  opening: {
    police: [
      'Officers attended {street} at {time} on {weekday} to an argument between {mum} and {child} about a phone. A door was damaged.',
    ],
    school: [
      '{child}, who is in {year}, does not want to go to {his} dad’s on Fridays and is sick on Thursday nights.',
      '{mum} and {other} argued in the playground on {weekday} about who was to take {child} home.',
    ],
    caller: [
      '1A| The caller is {child}’s dad. He says that {mum} does not keep to the court’s order and that {child} comes back upset.',
      '1C| {child} rang from a friend’s telephone and asked whether {he} could live somewhere else for a while.',
      '1D| The caller is a councillor, to whom {mum} came for help on {weekday}. She says that {child} is out of control and that nobody listens.',
      '1A| The caller is {child}’s mum. She says that {he} hits her and breaks things, and that she is afraid of {his} temper.',
    ],
    service: [
      '7| In our interviews for the court {child} said that each parent asks {him} what the other one does.',
      '5D| We have worked with the family for three months. {mum} now says that {child} cannot stay.',
    ],
    health: [
      '3A| {mum} came on {weekday} because {child} has tummy aches before each handover. Nothing is wrong that I can find.',
    ],
  },
  detail: [
    'Each parent says that the other shouts. Both say that they want what is best for {child}.',
    'There is a child arrangements order from last year.',
    '{mum} has put {his} things in bags in the hall.',
    'A parenting course was offered and one session was attended.',
  ],
  child: [
    '{child} said: “I love them both. I just want it to be boring.”',
    '{child} says that {he} is the one who has to decide, and that whoever {he} chooses, somebody cries.',
    '{child} was sorry about the door and had begun to mend it.',
  ],
  now: [
    'The next handover is on Friday.',
    'A hearing is listed next month.',
    '{mum} says that she has nothing left.',
  ],
  life: [
    '{child} keeps a bag packed and a list of which house {his} things are in.',
    'At each house {child} has {his} own bed and enough of everything. {He} worries about what to say.',
  ],
  questions: [
    [
      'Is there a court order now, and what does it say?',
      'Every other weekend and half of the holidays. It is two years old.',
    ],
  ],
  weighed: {
    grave: [
      '{child} carries what belongs to the adults, and it shows: in sleep, in stomach aches, at school.',
    ],
    mild: [
      'This is a dispute between adults, and the child is in the middle of it. No harm beyond that is described.',
      'Both parents have been told what the conflict does to {child}. Help with that can be offered by agreement.',
    ],
  },
};

export const disability: Theme = {
  name: 'a child’s disability',
  ages: [2, 17],
  need: 'N2',
  weight: 0.3,
  opening: {
    school: [
      '{child}, who is in {year}, needs two adults for {his} care. {mum} has hurt her back and has nobody at home to help.',
      '{child} has grown and is strong. {mum} came in with a bite on her arm on {weekday} and said that she is worn out.',
    ],
    health: [
      '3A 3C 3F| {child} has had eleven nights without sleep since the change of medicine. {mum} asked me for help on {weekday} and I think that she is at the end of what she can do.',
      '3A 3F| {child} has been diagnosed with autism. {mum} and {other} asked what support there is and have had none yet.',
    ],
    caller: [
      '1A| The caller is {child}’s mum. She asks for an assessment for short breaks, and for somebody to tell her what she can have.',
    ],
    service: [
      '4| The family’s home has no room for {child}’s hoist. They wait for a transfer and {mum} lifts {him} by hand.',
    ],
  },
  detail: [
    'The education, health and care plan was last reviewed fourteen months ago.',
    'A neighbour helps with the lifting.',
    '{mum} has been to every appointment and keeps a folder.',
  ],
  child: [
    '{child} uses pictures to say what {he} wants, and chose “tired” and “mum”.',
    '{child} was happy in the sensory room and did not want to leave.',
  ],
  now: [
    'The summer holidays begin in {weeks}, and there is no club that takes {him}.',
    '{mum} is to have an operation.',
  ],
  life: [
    '{child} is up by 4am. The family sleeps in shifts.',
    '{child} loves water and music. {He} goes out once a week with a volunteer.',
  ],
  questions: [
    [
      'Does the family receive short breaks or direct payments now?',
      'No. They asked last year and were told to wait for the review.',
    ],
  ],
  weighed: {
    grave: [
      '{He} is a child in need by {his} disability (section 17 of the Children Act 1989), and the family asks for an assessment.',
    ],
    mild: ['What is asked for can be given through the local offer without an assessment.'],
  },
};

export const youngCarer: Theme = {
  name: 'caring for somebody',
  ages: [7, 17],
  need: 'N3',
  weight: 0.25,
  opening: {
    school: [
      '{child}, who is in {year}, leaves at lunchtime to see to {mum}, who has multiple sclerosis. {He} did not want us to know.',
      '{child} is tired and behind. {He} told us on {weekday} that {he} does the shopping, the cooking and the little ones’ baths.',
    ],
    health: [
      '3E 3A| {mum} has had a stroke and was sent home on {weekday}. {child} is the only other person in the house who can lift.',
    ],
    service: [
      '8| {child} came to our group for the first time and was the only one who knew every dose by heart.',
      '5A| We assessed {mum} on {weekday}. Much of what she needs is being done by {child}.',
    ],
  },
  detail: [
    '{mum} is proud of {him} and sad about it.',
    'No young carer’s assessment has been made.',
    'A care package was offered to {mum} in the spring, and she declined it.',
  ],
  child: [
    '{child} said that {he} likes looking after {mum} and would like one evening off.',
    '{child} is afraid that if {he} says too much, {he} will be taken away.',
  ],
  now: [
    '{child} begins {his} exams this year.',
    'Since last month {he} has also been getting up in the night.',
  ],
  life: [
    '{child} is up at six, does breakfasts and medicines and is in school by nine on most days.',
    '{child} has never had a friend to stay.',
  ],
  questions: [
    [
      'Is adult social care involved with {mum}?',
      'They closed in the spring. {mum} agrees to be assessed again.',
    ],
  ],
  weighed: {
    grave: ['A young carer’s assessment is owed, and adult social care must look at what {mum} needs.'],
    mild: ['Support through young carers is enough for now, and the school will watch.'],
  },
};

export const unborn: Theme = {
  name: 'an unborn child',
  ages: [-1, -1],
  need: 'N1',
  weight: 0.55,
  opening: {
    health: [
      '3D| {mum} booked late, at 22 weeks. She says that she did not know how to tell anybody. The baby is due on {due}.',
      '3D 3A| {mum} is expecting a baby on {due}. She is under the perinatal team and has missed two scans.',
      '3D| {mum} is pregnant and is due on {due}. At booking she said that {other} has hurt her in an earlier pregnancy.',
    ],
    police: [
      'Officers attended {street} at {time} on {weekday}. {Ms}, who is pregnant and due on {due}, reported that {other} had pushed her against a wall.',
    ],
    service: [
      '4 8 5C| {mum}, who is due on {due}, has no settled address and has stayed with three friends since the summer.',
      '7| We supervise {other}, who is not to have contact with children without permission. His partner is expecting on {due}.',
    ],
    caller: [
      '1A| The caller is {mum}’s mother. She says that {mum} is expecting in a few months, uses cannabis every day, and will not see the midwife.',
    ],
  },
  detail: [
    'An earlier child lives with a grandparent under an order.',
    'Nothing has been got ready yet. {mum} says that it is bad luck.',
    '{mum} has come to the last four appointments, and early on each of them.',
  ],
  child: ['The baby is growing well on the last scan.', 'Movements are normal, and {mum} talks to the baby.'],
  now: [
    'There is time before the birth to assess and to help, and we ask that it is used.',
    'We ask for a pre-birth assessment.',
  ],
  life: [
    'The baby will come home to a room in a shared house where the front door does not lock.',
    '{mum} wants this baby and is afraid of being judged.',
  ],
  questions: [
    [
      'Has there been a pre-birth assessment before?',
      'Yes, four years ago in another area. I have asked for it.',
    ],
  ],
  weighed: {
    grave: [
      'What is known of the earlier pregnancy is serious, and there is time to assess before the birth.',
    ],
    mild: ['{mum} is working with the midwife and accepts help. Early help before the birth is offered.'],
  },
};

export const money: Theme = {
  name: 'housing and money',
  ages: [0, 17],
  need: 'N7',
  weight: 0.15,
  opening: {
    school: [
      '{mum} told us on {weekday} that the family must leave their flat by the end of the month and has nowhere to go.',
      'The school has paid for {child}’s uniform and lunches since September. {mum} is too proud to ask, and it is not enough.',
    ],
    health: [
      '3A 3E| {child} has been in three times with a bad chest. The family lives in one damp room, and {mum} washes clothes in the bath.',
    ],
    caller: [
      '1B 9| The caller says that the family next door has had no electricity since {weekday} and that {kids} {are} doing homework by torch.',
    ],
    service: [
      '4| A notice of eviction has been served on {mum} for {street}. There are children in the household, and we are told to tell you.',
      '5B 8| {mum} asked for advice on {weekday}. Her money stopped six weeks ago over a form, and she has been borrowing for food.',
    ],
  },
  detail: [
    '{mum} works nights and is paid by the shift.',
    'They have no recourse to public funds, and {mum}’s application is with the Home Office.',
    'The council tax and the rent are both behind, and letters have gone unopened.',
  ],
  child: [
    '{child} said that they play camping when the lights go off.',
    '{child} does not ask for things. {He} gave {his} snack to {his} brother.',
  ],
  baby: ['{child} is well fed and warm in {mum}’s coat.'],
  now: ['The date is in {weeks}.', 'There is food until {weekday}.'],
  life: [
    '{child} sleeps in the living room with {mum}. It is small, tidy and loud.',
    '{kids} {are} loved and clean. They do not know that they may have to move.',
  ],
  questions: [
    ['Is the family registered for housing, and in which band?', 'Yes, band C. A review has been asked for.'],
  ],
  weighed: {
    grave: [
      'Without a home by that date the family may not stay together. Housing and we must look at it together.',
    ],
    mild: [
      'The parents are doing what can be done, and the need is for money and a home.',
      'No harm to the children is described. Advice and the family help fund fit better than an assessment.',
    ],
  },
};
