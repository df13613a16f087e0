import { exploitation, missing, online, physicalHarm, sexualHarm } from './harm.ts';
import { domesticAbuse, neglect, parentsMentalHealth, substances } from './home.ts';
import type { Theme, Voice } from './theme.ts';
import { conflict, disability, money, selfHarm, unborn, youngCarer } from './young.ts';

export { type Told, tell } from './tell.ts';
export type { Theme, Voice } from './theme.ts';
export { unborn };

/** How often each voice raises each kind of worry, where the ages fit. */
const HEARD: Readonly<Record<Voice, readonly (readonly [Theme, number])[]>> = {
  police: [
    [domesticAbuse, 46],
    [missing, 12],
    [exploitation, 9],
    [substances, 8],
    [parentsMentalHealth, 7],
    [physicalHarm, 6],
    [neglect, 5],
    [conflict, 5],
    [online, 4],
    [sexualHarm, 2],
    [unborn, 8],
  ],
  school: [
    [neglect, 21],
    [domesticAbuse, 12],
    [physicalHarm, 13],
    [selfHarm, 9],
    [parentsMentalHealth, 8],
    [conflict, 8],
    [exploitation, 7],
    [online, 7],
    [youngCarer, 6],
    [money, 6],
    [substances, 4],
    [disability, 4],
    [sexualHarm, 4],
    [missing, 2],
  ],
  health: [
    [parentsMentalHealth, 18],
    [neglect, 18],
    [domesticAbuse, 14],
    [selfHarm, 14],
    [physicalHarm, 12],
    [disability, 9],
    [substances, 6],
    [conflict, 4],
    [youngCarer, 3],
    [money, 3],
    [online, 3],
    [exploitation, 3],
    [sexualHarm, 2],
    [unborn, 40],
  ],
  caller: [
    [neglect, 26],
    [domesticAbuse, 18],
    [conflict, 18],
    [substances, 9],
    [parentsMentalHealth, 7],
    [selfHarm, 6],
    [physicalHarm, 5],
    [disability, 5],
    [exploitation, 4],
    [money, 4],
    [missing, 2],
    [online, 2],
    [sexualHarm, 2],
    [unborn, 8],
  ],
  service: [
    [neglect, 20],
    [domesticAbuse, 15],
    [substances, 12],
    [parentsMentalHealth, 10],
    [money, 12],
    [conflict, 9],
    [youngCarer, 6],
    [exploitation, 6],
    [selfHarm, 3],
    [disability, 4],
    [missing, 3],
    [physicalHarm, 3],
    [unborn, 14],
  ],
};

/** The kinds of worry that a voice may raise about a child of that age (-1: not born yet), each with how often. */
export const heardFrom = (voice: Voice, age: number): readonly (readonly [Theme, number])[] =>
  HEARD[voice].filter(
    ([
      {
        ages: [from, to],
      },
    ]) => from <= age && age <= to,
  );
