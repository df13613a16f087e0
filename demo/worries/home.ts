import type { Theme } from './theme.ts';

export const domesticAbuse: Theme = {
  name: 'domestic abuse',
  ages: [0, 17],
  need: 'N1',
  weight: 0.62,
  opening: {
    police: [
      'A call was made from a shop on {street} at {time} on {weekday}: a woman had run in with {kids}. It was {Ms}, who said that {other} had locked her out and then would not let her leave.',
      'Officers were at {street} at {time} on {weekday} about a car and heard {other} shouting inside. {kids} {were} on the stairs.',
      '{Ms} came to the station desk on {weekday} with {kids} to report that {other} had taken her telephone and bank card.',
      'A relative rang at {time} on {weekday} because {Ms} had sent a message that she was afraid of {other}. {kids} {were} asleep when officers came.',
      'Officers went to {street} at {time} on {weekday} after a neighbour reported shouting and something breaking. {kids} {were} at home.',
      'At {time} on {weekday} {Ms} rang 999 and the line dropped. Officers attended {street} and found {other} outside and {kids} upstairs.',
      'This is a domestic abuse notice for {weekday}. {Ms} reported that {other} had pushed her in the kitchen. {kids} {were} in the next room.',
      'A patrol was stopped on {street} at {time} on {weekday} by {Ms}, who had left the house with {kids} and no coats.',
    ],
    school: [
      '{child} told a member of staff on {weekday} that {other} had been shouting again and that nobody had slept.',
      'Following an Operation Encompass notice this morning we spoke with {child}, who is in {year}.',
      '{mum} asked to speak to me at the gate on {weekday}. She said that {other} checks her telephone and follows her to school.',
    ],
    health: [
      '3A 3E| {mum} attended on {weekday} with a sore wrist. Seen alone, she said that {other} had held it and would not let go.',
      '3B 3D| At the contact on {weekday}, routine enquiry was made when {mum} was on her own. She said that she is afraid of {other} when he drinks.',
      '3A 3B 3D| {mum} rang in tears on {weekday} to cancel. In the background {other} could be heard telling her to put the telephone down.',
    ],
    caller: [
      '1B 9 10| The caller lives nearby and hears arguments through the wall three or four nights a week. {child} was heard asking for it to stop.',
      '1A| The caller is a relative. She said that {mum} has had bruises on her arms twice since the spring and says that she fell.',
    ],
    service: [
      '7| {other} is on our caseload for an assault on a former partner. He told his officer on {weekday} that he has moved in with {mum} and {kids}.',
      '4 5D 8| On a planned visit on {weekday} our worker found the front door damaged. {mum} said that {other} had kicked it when she would not let him in.',
      '4 8 5B| {mum} has asked us for help to move. She told her worker that {other} decides what she spends and whom she sees.',
    ],
  },
  detail: [
    'The living room door had a hole in it and a chair had been broken. Nobody needed hospital treatment.',
    '{mum} did not want to make a statement. She agreed to a call from the domestic abuse service.',
    '{other} had left before we arrived and was found later at a relative’s. There are bail conditions not to go to the address.',
    '{mum} says that it has got worse since {other} lost his job. She has not told her own family.',
    'A risk checklist was done with {mum} and came out as medium. She answered yes to being frightened and to being cut off from friends.',
    'It is the third time in {weeks} that we have heard of this, and the first time that {kids} {were} in the house.',
  ],
  child: [
    '{child} said that {he} puts {his} headphones on and sits on the bottom step until it is quiet.',
    '{child} had got between them. {He} was shaking when spoken to and asked whether {mum} would be all right.',
    '{child} said little and kept looking at the door. {He} asked whether {he} had to go home.',
    '{child} told us that {he} sleeps in {mum}’s bed on bad nights, “so that nothing happens”.',
    '{child} said that {he} was not allowed to talk about it, and then asked what happens to people who are arrested.',
  ],
  baby: [
    '{child} was in {his} cot in the same room and was crying hard when seen. {He} settled when held.',
    '{child} was in {mum}’s arms throughout. No mark was seen on {him}.',
  ],
  now: [
    '{other} is expected back at the weekend.',
    '{mum} said that she wants it to stop and does not know whom to ask.',
    'Seen one by one these are small things. Together they worry us.',
    'We have not been able to speak to {mum} again since.',
  ],
  life: [
    '{child} listens for the key in the door and can tell from the sound what sort of evening it will be.',
    'Meals are early so that they are over before {other} comes in. {child} does not bring friends home.',
    'On quiet days there is a routine: tea, bath, a story. On others {child} stays upstairs.',
    '{child} takes charge of the younger ones when voices are raised, and is tired the next day.',
  ],
  questions: [
    [
      'Is {other} living at the address now, and who has keys?',
      'He is at his brother’s. {mum} thinks that he still has a key and has asked for the lock to be changed.',
    ],
    [
      'Was {child} spoken to alone, and what did {he} say?',
      '{He} was, for about ten minutes. {He} said that {he} had heard it all and that it was “not the first time”.',
    ],
  ],
  weighed: {
    grave: [
      'The child was in the room and tried to stop it.',
      'The risk is medium and rising, and the adult who caused the fear can come back at any time.',
      '{mum} has said that she is afraid, and the child shows it.',
      'The child heard the incident and has changed {his} days around it. {mum} is willing to work with services.',
      'There is a pattern that is getting closer together. The child’s own account matches what partners hold.',
    ],
    mild: [
      'It was an argument without violence, and the child slept. {mum} knows whom to ring.',
      'Nobody was hurt. Both adults were spoken to apart and gave the same account.',
      '{mum} has people around her, and the domestic abuse service is with her already.',
      'The adult who caused the fear is out of the home, and {mum} has a plan with the domestic abuse service.',
    ],
  },
};

export const neglect: Theme = {
  name: 'neglect',
  ages: [0, 14],
  need: 'N1',
  weight: 0.5,
  opening: {
    police: [
      'Officers made a welfare check at {street} on {weekday}. {kids} {were} at home with {mum}, who was asleep and hard to wake.',
      'While looking for somebody else at {street} on {weekday}, officers were let in by {child}. There was no adult in.',
    ],
    school: [
      '{child}, who is in {year}, has been late or absent on eleven of the last twenty days. {He} comes without a coat and asks for food at break.',
      'Staff have kept a record since half term of {child} coming to school hungry and in the same clothes through the week.',
      '{child} was not collected on {weekday} until 5:10pm. We rang every number we hold and no one answered.',
      '{child}’s teacher has raised for the third time that {he} has toothache and has not been taken to the dentist.',
    ],
    health: [
      '3A 3B 3C| {child} was not brought to three appointments in a row. When we visited on {weekday} the curtains were drawn and nobody came to the door, although voices could be heard.',
      '3B| On the visit on {weekday} the kitchen had no clean surface and the only bottle was sour. {child}’s weight has dropped across two centiles since the last contact.',
      '3A 3B| {child} was seen on {weekday} with nappy rash that has been there for weeks. The cream prescribed had not been collected.',
    ],
    caller: [
      '1B 1D 9 10| The caller often sees {kids} outside after dark without an adult, and fed them on {weekday} because they asked.',
      '1A| The caller is family. She says that {mum} is not coping, that the washing machine broke in the summer and that there is never food in.',
    ],
    service: [
      '5C| The family moved to {street} from our area on {weekday}. {kids} {were} the subject of a child in need plan here, which we ask you to take over.',
      '4| Our officer called about repairs on {weekday}. There is black mould in the room that {kids} {share}, no bedding on one bed, and rubbish in the hall.',
      '5D| We have visited four times under the early help plan. The home is no better and the plan’s dates have passed.',
    ],
  },
  detail: [
    '{mum} says that she is trying and that the money runs out before the end of the week. She was open with us and upset.',
    'There was bread, some tins and a little milk. The heating was off and the meter was in debt.',
    'The house was cold and smelled of damp. Toys were out and there were drawings on the wall.',
    'We have offered help with a referral to the food bank and with the school’s breakfast club. Neither has been taken up yet.',
    'The Graded Care Profile was begun with {mum}. Physical care and supervision were marked lowest; warmth was marked well.',
    'The family’s other worker has seen the same and has spoken to {mum} twice.',
  ],
  child: [
    '{child} said that {he} makes {his} own tea, “mostly cereal”, and puts {him}self to bed.',
    '{child} is smaller than {his} friends and falls asleep after lunch. {He} says that {his} tooth hurts at night.',
    '{child} told a member of staff that {he} hides food in {his} room.',
    'Other children have begun to move away from {child}. {He} has noticed and says that {he} does not mind.',
  ],
  baby: [
    '{child} did not reach for us and did not look to {mum} when {he} was put down.',
    '{child} was in a wet sleepsuit in a pushchair facing the wall. {He} took a whole bottle when one was made.',
  ],
  now: [
    'We have tried for {weeks} to put this right with {mum} and it has not changed.',
    'The last plan ended six months ago and things are where they were before it.',
    'Winter is coming and there is still no heating.',
    'There is a new partner in the home whom nobody has met.',
  ],
  life: [
    '{child} gets {him}self up, finds what is clean and comes in for breakfast club. After school {he} is out until dark.',
    'Days have no shape: sleep, telephone, sleep. {child} lights up when somebody sits down with {him}.',
    '{mum} and {child} are close. There are cuddles and jokes, and no bedtime, no breakfast and no clean uniform.',
    '{child} says that home is “all right, just cold”.',
  ],
  questions: [
    [
      'Has the Graded Care Profile been done, and when?',
      'We began it last month with {mum}. Two sections are left. I can send what there is.',
    ],
    [
      'Who else is in the home, and who looks after {child} when {mum} is out?',
      'We think a friend of {mum}’s stays most weekends. {child} calls him “uncle”. We do not have his name.',
    ],
  ],
  weighed: {
    grave: [
      'What was promised at the last meeting has not been done, and the child is half a year older.',
      'This has gone on for months and help offered with agreement has not changed it.',
      'The effect on the child can be seen in weight, tiredness and missed appointments.',
    ],
    mild: [
      'The child is fond of home and is loved. What is lacking can be put right with help.',
      'What was seen was one bad week, with a reason for it. The home has been seen since and was warm and tidy.',
      'The needs are real and the parent wants help. One plan under early help has not been tried yet.',
    ],
  },
};

export const parentsMentalHealth: Theme = {
  name: 'a parent’s mental health',
  ages: [0, 16],
  need: 'N3',
  weight: 0.57,
  opening: {
    police: [
      'Officers were called to {street} at {time} on {weekday} because of concern for {mum}’s safety. {kids} {were} in the house.',
      '{mum} was found on the bridge at Lock Road at {time} on {weekday} and was taken to hospital. {kids} {were} with a neighbour.',
    ],
    school: [
      '{mum} was very low when she brought {child} in on {weekday} and said that the children would be better off without her.',
      '{child} has missed eight days this month. {mum} says that she cannot leave the house some mornings.',
    ],
    health: [
      '3A 3E| {mum} was seen on {weekday}. She has stopped her tablets, has not slept for days and hears people talking about her.',
      '3B| At the six to eight week contact {mum} scored high on the questions about mood. She described wanting to walk out and keep walking.',
      '3A| I saw {mum} on {weekday} with low mood that has got worse since the spring. She cares for {kids} mostly on her own.',
    ],
    caller: [
      '1A| The caller is {mum}’s sister. She has moved in to help because {mum} does not get up, and she must go home on Sunday.',
    ],
    service: [
      '5A| {mum} is known to our team. Her mental health has got worse over {weeks} and she is due to be assessed under the Mental Health Act.',
      '5A 5D 8 4| Our worker saw {mum} on {weekday}. She was muddled about which day it was and {child} was answering for her.',
    ],
  },
  detail: [
    '{mum} has no thoughts of harming the children and could say what keeps her going: “them”.',
    'The crisis team has seen her and will visit daily until the weekend.',
    'There is family nearby. A grandmother has the children two nights a week and would do more.',
    '{mum} was under the perinatal team before and knows what helps. She has asked for that again.',
    '{mum} has missed two appointments with the community mental health team, who are about to close her case.',
  ],
  child: [
    '{child} said that {he} checks on {mum} in the night. {He} would like “somebody to tell me what to do when she is sad”.',
    '{child} knows the tablets by their colours and reminds {mum} to take them.',
    '{child} was cheerful and said that everything was fine, and later asked a teacher how you know if someone is going to die.',
  ],
  baby: [
    '{child} was clean and fed. {He} was left in the seat for the whole of the visit, and {mum} did not look over when {he} cried.',
    '{child} smiles readily at strangers and turns away from {mum}’s face.',
  ],
  now: [
    'The person who has been helping cannot stay beyond this week.',
    '{mum} may be admitted, and nobody has said who will have {kids}.',
    '{mum} agreed to this being shared and asked for help with the mornings.',
  ],
  life: [
    '{child} gets the others up and walks them in. On good days {mum} is at the gate, and {he} runs.',
    'The curtains stay closed and the television stays on. {child} is quiet so that {mum} can rest.',
    'Gran’s house has a routine and {child} sleeps there. At home {he} listens out.',
  ],
  questions: [
    [
      'Who will look after {kids} if {mum} is admitted?',
      'Her mother, who has done so before. She is on the emergency list at school.',
    ],
    [
      'Does {mum} have thoughts of harming {child}?',
      'She was asked plainly and said no. She has frightening pictures in her head and is ashamed of them. The perinatal team knows.',
    ],
  ],
  weighed: {
    grave: [
      'There is treatment and there is family, and neither is enough to keep the child safe without somebody holding it together.',
      'The child has taken on what belongs to an adult. {mum} sees that and asks for help.',
    ],
    mild: [
      'Risk was asked about directly. It is to the parent and not to the child, and a crisis plan is in place.',
    ],
  },
};

export const substances: Theme = {
  name: 'a parent’s drinking or drugs',
  ages: [0, 15],
  need: 'N3',
  weight: 0.52,
  opening: {
    police: [
      'A warrant was carried out at {street} on {weekday}. Cannabis and a quantity of tablets were found in reach of {kids}.',
      '{mum} was stopped at {time} on {weekday} driving with {kids} in the car and was over the limit.',
    ],
    school: [
      '{mum} came to collect {child} on {weekday} and smelled of alcohol. We asked her to wait and rang {child}’s gran, who came.',
      '{child} wrote in {his} book that mornings are best “before the wine”.',
    ],
    health: [
      '3E| {mum} was brought in by ambulance at {time} on {weekday} after drinking and taking tablets. She said that {kids} {were} at home with a friend.',
      '3A| The practice received a letter that {mum} has dropped out of treatment for heroin use. {child} is registered with us and was last seen a year ago.',
    ],
    caller: [
      '1B 9 10| The caller says that people come and go at {street} all night, that there is a smell of cannabis, and that {child} opens the door to them.',
    ],
    service: [
      '7| {other} tested positive twice this month. He lives with {mum} and {kids}, and had told us that he did not.',
      '8 5D| {mum} has begun to miss her scripts. On {weekday} she was drowsy on the sofa with {child} beside her.',
    ],
  },
  detail: [
    'There was a locked box for medicine in the home. It was open and on the floor.',
    '{mum} says that she drinks when {kids} {are} asleep. She has tried to stop twice and would like to try again.',
    'The treatment service has kept a place for her if she comes this week.',
    'The flat was tidy and there was food in. Two men were asleep in the living room.',
  ],
  child: [
    '{child} said that {he} knows where the “special” bottle is and pours it away when nobody looks.',
    '{child} can tell by {mum}’s voice on the telephone. {He} goes to a friend’s on those days.',
    '{child} would not say who had been in the house. {He} asked for nobody to get into trouble.',
  ],
  baby: [
    '{child} was asleep on an adult bed between cushions. Safe sleep was talked through again.',
    '{child} was alert and well grown. A cold bottle was in the pram.',
  ],
  now: [
    'The worker who has supported {mum} is leaving at the end of the month.',
    '{mum} does not know how much has been seen.',
    'This is the first time that she has let anybody in.',
  ],
  life: [
    '{child} does the late locking up. {He} gets {him}self to school and has not missed a day.',
    'Evenings are loud and {child} sleeps on the landing with the dog.',
    'When {mum} is well they bake and go to the park. {child} talks about those days a lot.',
  ],
  questions: [
    [
      'Is {mum} in treatment now, and with whom?',
      'She was until six weeks ago. Her key worker has rung twice and is trying again today.',
    ],
    [
      'Who lives in the home?',
      '{mum}, {kids} and, on most nights, {other}. He says that he has his own place.',
    ],
  ],
  weighed: {
    grave: [
      'The parent is honest about her use and has not yet kept to a plan. The child manages what an adult should.',
      'Drugs were within reach and other adults come and go. That cannot wait for a plan by agreement alone.',
    ],
    mild: ['Treatment has been picked up again and a relative is in the home each evening.'],
  },
};
