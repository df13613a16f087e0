import { describe, expect, it } from 'vitest';
import { commonPasswords, passwordFault } from './password.ts';

const whose = { name: 'Nadia Rahman', email: 'nadia.rahman@example.org' };

describe('The commonest passwords', () => {
  it('are refused in the tens of thousands that are long enough, as people make them', async () => {
    const { list, isCommon } = await commonPasswords();
    const added = ['1234', '12345', '123!', '2023!', '2026', '@123', '1!'];
    const made = new Set(
      list
        .slice(0, 3000)
        .flatMap((each) =>
          added.flatMap((end) => [`${each}${end}`, `${end}${each.replace(/^./, (a) => a.toUpperCase())}`]),
        )
        .filter((each) => each.length >= 12),
    );
    for (const each of list.slice(0, 100))
      for (const other of list.slice(0, 100))
        if (each.length >= 4 && other.length >= 4 && `${each}${other}`.length >= 12)
          made.add(`${each}${other}`);
    expect(made.size).toBeGreaterThan(10_000);
    expect([...made].filter((each) => !isCommon(each))).toEqual([]);
  });

  it.each(['Johnson2023!', 'Elephant2023!', 'Liverpool2024', '2019@Starwars', 'SunshineDragon7'])(
    'leave no place for %s, with a sentence',
    async (password) => expect(await passwordFault(password, whose)).toContain('harder to guess'),
  );

  it.each(['purple otter climbs', 'seven quiet lanterns', 'k7Qv-93xw-Lm2p', 'green tractor jumps'])(
    'are not %s',
    async (password) => expect(await passwordFault(password, whose)).toBeNull(),
  );
});
