import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#db';
import { makePerson } from '#people';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { HIDDEN, type Laid, layFamily, meets } from '../support/restricted.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

const REQUESTS = 200;
const TRIES = 3;

interface Arm {
  readonly median: number;
  readonly spread: number;
}
const armOf = (times: readonly number[]): Arm => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), spread: at(0.75) - at(0.25) };
};
const said = ({ median, spread }: Arm) => `${median.toFixed(2)} ms (middle half ${spread.toFixed(2)} ms)`;

describeOnPostgres('The time of an answer', () => {
  let world: ServerWorld;
  let app: TestApp;
  let vale: ArdenVale;
  let laid: Laid;
  beforeAll(async () => {
    world = await serverWorld('timing');
    app = await openApp(world.databases);
    vale = await layArdenVale(world.databases);
    await layThresholds(world.databases, { managerAuthorises: false });
    laid = await layFamily(app, vale, { hidden: true });
    await actAs(world.databases, vale.frontDoorManager.post, async (acting) => {
      for (let n = 0; n < 300; n += 1) await makePerson(acting, { given: 'Robin', family: `Marsh${n}` });
    });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await world.drop();
  });

  /** Asks for one and the other in turn, so that whatever else the machine does falls on both alike. */
  const interleaved = async (hidden: () => string, nobody: () => string): Promise<[Arm, Arm]> => {
    const ask = meets(app);
    const times: [number[], number[]] = [[], []];
    const once = async (arm: 0 | 1) => {
      const url = arm === 0 ? hidden() : nobody();
      const from = performance.now();
      await ask(vale.frontDoorWorker.post, 'GET', url, 'application/json');
      times[arm].push(performance.now() - from);
    };
    for (let n = 0; n < REQUESTS; n += 1)
      for (const arm of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) await once(arm);
    return [armOf(times[0]), armOf(times[1])];
  };

  const query = (asked: Record<string, string>) =>
    `/people?${new URLSearchParams({ reason: 'x', ...asked })}`;
  const surfaces: [what: string, hidden: () => string, nobody: () => string][] = [
    ['a person', () => `/people/${laid.child}`, () => `/people/${newId()}`],
    ['a story', () => `/children/${laid.child}`, () => `/children/${newId()}`],
    ['a referral', () => `/referrals/${laid.ids.referral?.[0]}`, () => `/referrals/${newId()}`],
    ['a name', () => query({ name: HIDDEN.alias }), () => query({ name: 'Zephyrane' })],
    ['a number', () => query({ identifier: HIDDEN.nhs }), () => query({ identifier: '9434765846' })],
    [
      'an address',
      () => query({ address: HIDDEN.address }),
      () => query({ address: '9 Curlew Way, Saltmere' }),
    ],
  ];

  // A rule for a noisy machine: the medians differ by less than the wider spread, in the best of three tries. The figures are kept
  // with the test's report.
  it.for(surfaces)(
    'is the same for %s that is hidden and for none',
    { timeout: 120_000 },
    async ([what, hidden, nobody], { annotate }) => {
      const tries: string[] = [];
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const [there, none] = await interleaved(hidden, nobody);
        const apart = Math.abs(there.median - none.median);
        const allowed = Math.max(there.spread, none.spread);
        tries.push(
          `${what}: hidden ${said(there)}, none ${said(none)}, apart ${apart.toFixed(2)} ms of ${allowed.toFixed(2)} ms`,
        );
        if (apart < allowed) {
          await annotate(tries.join('\n'));
          return;
        }
      }
      expect.fail(tries.join('\n'));
    },
  );
});
