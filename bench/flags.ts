import { newId } from '#db';
import type { Asking } from './asking.ts';
import type { Ground } from './lay.ts';

const TOGETHER = 20;

const flag = (index: number) => ({
  kind: 'wasNotBrought',
  sourceReference: `${newId()}-${index}`,
  occurredOn: '2026-01-05',
  occurredTime: '10:30',
  urgency: 'routine',
  given: 'Rowan',
  family: `Benchmark ${index % 97}`,
  born: '2019-03-04',
  nhsNumber: '9434765919',
  said: 'Not brought to the second appointment in a row. No answer to two calls.',
  service: 'Community paediatrics',
});

const posting = ({ practitioner }: Ground, path: string, body: object) => ({
  method: 'POST' as const,
  path,
  headers: {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-bench-post': practitioner.post,
  },
  body: JSON.stringify(body),
});

/** Flags as an agency's system posts them: one a request, and twenty a request. Aim: 200 a second taken in on PostgreSQL. */
export const flagging = (ground: Ground, count: number): readonly Asking[] => [
  {
    title: 'Take in a flag',
    actor: ground.practitioner,
    once: true,
    requests: Array.from({ length: count }, (_, index) => posting(ground, '/flags', flag(index))),
  },
  {
    title: `Take in ${TOGETHER} flags at once`,
    actor: ground.practitioner,
    once: true,
    requests: Array.from({ length: count }, (_, index) =>
      posting(ground, '/flags/batch', {
        flags: Array.from({ length: TOGETHER }, (__, each) => flag(index + each)),
      }),
    ),
  },
];
