import type { Theme } from './theme.ts';

export const physicalHarm: Theme = {
  name: 'a mark or an injury',
  ages: [0, 15],
  need: 'N1',
  weight: 0.72,
  opening: {
    police: [
      'At {time} on {weekday} a passer-by reported a man hitting {child} outside the shops on {street}. The man was {other}.',
      '{child} came to the police station desk on {weekday} with a friend and said that {he} had been hit at home.',
    ],
    school: [
      'At register on {weekday} {child}, who is in {year}, had a bruise along {his} cheek. {He} said first that {he} fell and then that {other} “went mad”.',
      'While changing for PE on {weekday} {child} was seen to have three round marks on the back of {his} arm.',
      '{child} told {his} teacher on {weekday} that {he} is hit with a slipper when {he} gets {his} spellings wrong.',
    ],
    health: [
      '3E| {child} was brought in at {time} on {weekday} with a painful arm. The X-ray shows a break, and what we were told has changed between the nurse and the doctor.',
      '3B| On weighing {child} on {weekday} I saw a bruise the size of a thumbprint above {his} left ear. {mum} had not noticed it.',
      '3E 3A| {child} was seen with a burn to the hand. It is two days old and no help was asked for before today.',
    ],
    caller: [
      '1A| The caller is {child}’s other grandmother. {He} had a mark on {his} leg at the weekend and said that {he} was not to say.',
    ],
    service: [
      '5D 8| {child} told our worker on {weekday} that {other} pulled {him} off the bed by {his} arm. There is a graze on {his} elbow.',
    ],
  },
  detail: [
    'It was drawn on a body map at once and nobody asked {him} more than what had happened.',
    '{mum} was told. She said that {child} is clumsy and that it must have been the dog.',
    'No other mark was seen. {He} was fully looked at by a doctor.',
    'There was an earlier mark in the spring that was explained as football.',
    '{mum} came in at once, was worried and gave the same account as {child}.',
  ],
  child: [
    '{child} asked that nobody ring home, and asked again at the end of the day.',
    '{child} was plain about what happened and did not seem upset. {He} said that it is “just what happens”.',
    '{child} flinched when a chair fell over.',
    '{child} said that {mum} was in the shower and does not know.',
  ],
  baby: [
    '{child} does not crawl or pull up yet.',
    '{child} cried when {his} left side was touched and fed well otherwise.',
  ],
  now: [
    '{child} goes home at 3:15pm.',
    '{He} is in the department now and will not go home before we have spoken.',
    '{other} collects {him} on Fridays.',
  ],
  life: [
    '{child} likes school and gets there early. {He} is careful not to be noticed at home.',
    'There are rules for everything, and {child} can recite them.',
    '{child} has a warm home on most days. {He} says that {other} is “funny until he is not”.',
  ],
  questions: [
    [
      'Please send the body map, and say who has seen the mark.',
      'Sent by secure e-mail at 2:10pm. The nurse and the doctor on duty have both seen it.',
    ],
    [
      'Who was looking after {child} between Friday and the day it was seen?',
      '{mum} until Saturday noon, then {other} until Sunday evening.',
    ],
  ],
  weighed: {
    grave: [
      'The explanation does not fit the mark, or the child’s age.',
      'The child has said plainly what happened and who did it, and is to go home to the same person.',
    ],
    mild: [
      'The account is the same from everybody, help was asked for at once, and a doctor finds that it fits.',
    ],
  },
};

export const sexualHarm: Theme = {
  name: 'sexual harm',
  ages: [4, 16],
  need: 'N1',
  weight: 0.85,
  opening: {
    police: [
      'A report was made on {weekday} of a sexual offence against {child}. The person named lives in the family’s wider circle.',
    ],
    school: [
      '{child}, who is in {year}, told a member of staff on {weekday} that somebody {he} knows touches {him} in a way that {he} does not like.',
      'A friend of {child}’s told us on {weekday} what {child} had told her in confidence about an older relative.',
    ],
    health: [
      '3F| In a session on {weekday} {child} said that something had happened with an adult {he} trusted. {He} did not want to say more yet.',
    ],
    caller: [
      '1B| The caller is a parent at the same club. Her daughter told her about messages that a helper at the club sends to {child}.',
    ],
  },
  detail: [
    '{child} was listened to and not asked for more. What {he} said was written down in {his} words.',
    'The person named has not been told and does not live in the household.',
    'The person named sees {him} at weekends. {mum} does not know yet.',
  ],
  child: [
    '{child} was calm while telling and cried afterwards. {He} asked whether {he} had done right.',
    '{child} said that {he} wants it to stop and does not want anybody to be cross with {mum}.',
  ],
  now: [
    '{child} is due to see this person on Saturday.',
    'We have not told the parents, because we were not sure that it is safe to.',
  ],
  life: [
    '{child} has stopped going to the club that {he} loved and does not sleep well.',
    '{child} is well liked and works hard. {He} has begun to keep {his} coat on indoors.',
  ],
  questions: [
    [
      'Does the person named have contact with other children?',
      'Yes: there are two younger cousins in the same house at weekends.',
    ],
  ],
  weighed: {
    grave: [
      'The child has told somebody, in {his} own words. The person named still has contact with {him} and with others.',
    ],
    mild: ['The police looked into the same report in the spring, with us. Nothing new is in it.'],
  },
};

export const exploitation: Theme = {
  name: 'exploitation',
  ages: [11, 17],
  need: 'N1',
  weight: 0.6,
  opening: {
    police: [
      '{child} was stopped at {time} on {weekday} at Northvale station with two phones, £340 and a train ticket to another city.',
      '{child} was found at an address on {street} where an adult’s home has been taken over to sell drugs. {He} said that {he} was visiting a friend.',
    ],
    school: [
      '{child}, who is in {year}, has new trainers and a second phone and will not say where they come from. A car waits for {him} on Thursdays.',
      '{child} has been truanting with an older group from outside the school. On {weekday} {he} came back with a cut hand.',
    ],
    health: [
      '3E| {child} attended at {time} on {weekday} with a stab wound to the leg that {he} says was an accident. {He} left before {he} could be seen alone.',
    ],
    caller: [
      '1A| The caller is {child}’s dad. He says that {child} comes home at 3am with money and that two men came to the door asking for {him}.',
    ],
    service: [
      '8 5D| {child} told a youth worker on {weekday} that {he} owes money and has to “work it off”.',
      '8| Through our street work we have seen {child} with people whom the panel has discussed. {He} used to come to our sessions and has stopped.',
    ],
  },
  detail: [
    'Two boys in the same group were discussed at the Exploitation Panel last month.',
    'A screening was done with what is known. It points to criminal exploitation through a county line.',
    '{mum} has done what she can: she has changed {his} bank card and drives {him} to school.',
    '{child} was offered a worker from the project and said that {he} would “think about it”.',
    'We ask that {he} is seen as a child to be protected first, whatever else {he} has done.',
  ],
  child: [
    '{child} said that {he} is “fine” and that everybody should leave it.',
    '{child} asked what would happen to somebody who lost something that was not theirs.',
    '{child} is frightened. {He} would not walk home and waited two hours for a lift.',
  ],
  now: [
    '{child} has said that {he} is “going country” at the weekend.',
    'The calls to {his} phone have not stopped since.',
    '{His} place at school is at risk.',
  ],
  life: [
    '{child} is out most nights and sleeps in the day. {He} still comes for Sunday dinner at {his} gran’s.',
    '{child} used to play football for the town. {He} says that there is “no going back to that”.',
    'Home is kind and worried. {child} keeps {his} phone in {his} hand while {he} sleeps.',
  ],
  questions: [
    [
      'Has a screening tool been completed, and by whom?',
      'Yes, by our duty worker this week. It is attached to our record and can be shared.',
    ],
  ],
  weighed: {
    grave: [
      'There are signs of control by others: debts, a second phone, travel. The harm is outside the home, and the parents are protective.',
      'The group around {child} is known to the panel. What is needed is a plan for the group and a worker whom {child} will see.',
    ],
    mild: [
      'The signs are few so far and the parents are protective. A youth worker whom {child} trusts has begun to see {him}.',
    ],
  },
};

export const missing: Theme = {
  name: 'going missing',
  ages: [11, 17],
  need: 'N1',
  weight: 0.48,
  opening: {
    police: [
      '{child} was reported missing at {time} on {weekday} and came home the next afternoon. It is the fourth time in {weeks}.',
      '{child} was found at {time} on {weekday} at an address of an adult {he} met online, and was taken home.',
    ],
    school: ['{child} has not been in school since {weekday} and {mum} does not know where {he} sleeps.'],
    service: [
      '8 5D| {child} missed {his} session on {weekday}. {His} friends say that {he} is staying with people in the flats behind the market.',
    ],
    caller: [
      '1A| The caller is {child}’s aunt. {He} turned up at her door at {time} and would not say where {he} had been.',
    ],
  },
  detail: [
    '{mum} rang everybody she could think of before she rang us.',
    '{child} was not hurt. {He} was hungry and did not want to talk.',
    'A return interview has been offered.',
    'There had been an argument about {other} moving in.',
  ],
  child: [
    '{child} said that nobody was “making” {him} do anything and that {he} just needs to be out.',
    '{child} said that it is quieter there than at home.',
  ],
  now: ['{He} has left again since.', '{mum} says that she cannot keep {him} in.'],
  life: [
    '{child} shares a room with two little ones and has nowhere to be on {his} own.',
    '{child} and {mum} were close. Since the summer they hardly speak.',
  ],
  questions: [
    [
      'Was {he} offered an interview on {his} return, and did {he} take it?',
      'Offered the same day. {He} said no, and agreed to see the youth worker instead.',
    ],
  ],
  weighed: {
    grave: ['{He} has been away overnight several times and will not say with whom.'],
    mild: [
      '{He} comes back, and {mum} reports at once. What pushes {him} out is at home and can be worked with.',
    ],
  },
};

export const online: Theme = {
  name: 'harm online',
  ages: [8, 16],
  need: 'N1',
  weight: 0.42,
  opening: {
    police: [
      'Information was received that pictures of {child} were asked for through a game by an adult elsewhere. {His} tablet was taken for examination.',
    ],
    school: [
      '{child}, who is in {year}, showed a friend messages from somebody who says that he is 15 and asks to meet.',
      'A parent told us on {weekday} that a picture of {child} is being passed round. {child} is very upset.',
    ],
    health: [
      '3F 3C| {child} said in a session on {weekday} that somebody online tells {him} what to do and that {he} cannot stop.',
    ],
    caller: [
      '1A| The caller found messages on {child}’s phone from a man who has sent {him} money for games.',
    ],
  },
  detail: [
    'The phone is switched off and is in the school safe. Nobody has copied anything.',
    '{mum} did not know about the second account. She has taken the phone and is worried about what comes next.',
    'The picture was reported to the platform and has been taken down.',
  ],
  child: [
    '{child} believes that this person is {his} friend.',
    '{child} is ashamed and asked that {his} dad not be told.',
  ],
  now: [
    'A meeting was set for Saturday.',
    '{He} has been told that the pictures will be sent to everyone in {his} year.',
  ],
  life: [
    '{child} has few friends nearby and is on {his} phone from tea until after midnight.',
    '{child} has stopped going out and has asked to change schools.',
  ],
  questions: [
    [
      'Do you know who the other person is, or an account name?',
      'We have the account name and two screenshots. Both are with the police.',
    ],
  ],
  weighed: {
    grave: ['There is pressure and a plan to meet. Somebody must talk with the child quickly.'],
    mild: ['{mum} has acted to protect {him}, and the police have the devices.'],
  },
};
