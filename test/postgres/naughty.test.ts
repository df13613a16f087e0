import { afterAll, beforeAll, it } from 'vitest';
import { openApp, type TestApp } from '../support/app.ts';
import { layArdenVale, layThresholds } from '../support/arden-vale.ts';
import { inTurn, naughtyForms } from '../support/naughty-forms.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { type ServerWorld, serverWorld } from './server-world.ts';

describeOnPostgres('Text that breaks programs, typed wherever somebody may, on PostgreSQL', () => {
  let world: ServerWorld;
  let app: TestApp;
  let forms: ReturnType<typeof naughtyForms>;
  beforeAll(async () => {
    world = await serverWorld('naughty');
    app = await openApp(world.databases);
    const vale = await layArdenVale(world.databases);
    await layThresholds(world.databases, { managerAuthorises: true });
    forms = naughtyForms(app, vale);
  });
  afterAll(async () => {
    await app.close();
    await world.drop();
  });

  // What went by form on the embedded database goes by JSON here, and the other way round.
  it(
    'is kept and shown as it was typed in a worry, its notes and its decision',
    () => inTurn(forms.worryThrough, ['json', 'form'], 6),
    120_000,
  );
  it(
    'is kept and shown as it was typed about a person',
    () => inTurn(forms.personThrough, ['json', 'form'], 6),
    120_000,
  );
  it(
    'is kept and shown as it was typed in the registers',
    () => inTurn(forms.registersThrough, ['json', 'form'], 4),
    120_000,
  );
  it(
    'is refused with a sentence where no database can hold it, and nothing is kept',
    () => forms.refusals(),
    120_000,
  );
});
