import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeBody, makeOrganisation, paths as registers } from '#partnership';
import { makePerson, paths } from '#people';
import { actAs } from '../support/act-as.ts';
import { openApp, type TestApp } from '../support/app.ts';
import { type ArdenVale, layArdenVale } from '../support/arden-vale.ts';
import { controlsOn, wordsOn } from '../support/html.ts';
import { asOwner } from '../support/world.ts';

const Problem = z.object({
  status: z.number(),
  errors: z.array(
    z.object({
      field: z.string(),
      message: z.string(),
      now: z.unknown().optional(),
      sent: z.unknown().optional(),
    }),
  ),
});

describe('Two people who change one thing', () => {
  let app: TestApp;
  let vale: ArdenVale;
  /** Femi at the front door and Sam, a social worker, in two tabs. */
  let femi: string;
  let sam: string;

  const rory = () =>
    actAs(app.databases, femi, (acting) =>
      makePerson(acting, { given: 'Rory', family: 'Lofthouse', school: 'Mill School', born: '2016-03-09' }),
    );
  const formOn = (text: string): Record<string, string> => ({
    ...Object.fromEntries(controlsOn(text)),
    ...Object.fromEntries(
      [...text.matchAll(/<input [^>]*\bname="([^"]+)" type="radio" value="([^"]*)" checked/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    ),
    ...Object.fromEntries(
      [...text.matchAll(/<select [^>]*\bname="([^"]+)"[\s\S]*?<option value="([^"]*)" selected/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    ),
  });
  const opened = async (post: string, url: string) => formOn((await app.get(post, url)).text);
  const known = async (id: string) => formOn((await app.get(femi, paths.changePerson(id))).text);

  beforeAll(async () => {
    app = await openApp();
    vale = await layArdenVale(app.databases);
    femi = vale.frontDoorWorker.post;
    sam = vale.socialWorker.post;
  });
  afterAll(() => app.close());

  it('are shown both values and asked, and nothing is overwritten in silence', async () => {
    const url = paths.changePerson(await rory());
    const [his, hers] = [await opened(femi, url), await opened(sam, url)];
    expect(
      (await app.send(femi, url, { ...his, school: 'Larch School', safeContact: 'Ring after six.' })).status,
    ).toBe(303);

    const lost = await app.send(sam, url, { ...hers, school: 'Elm School', workerSafety: 'There is a dog.' });
    expect(lost.status).toBe(409);
    const words = wordsOn(lost.text);
    for (const shown of [
      'Somebody changed this while you had it open',
      'Femi Oduya saved a change on 23 November 2026 at 9am',
      'When you opened it: Mill School',
      'What Femi Oduya saved',
      'Larch School',
      'What you typed',
      'Elm School',
      // What only one of them changed is kept without asking, and shown.
      'Ring after six.',
      'There is a dog.',
    ])
      expect(words).toContain(shown);
    expect(lost.text).not.toMatch(/type="radio"[^>]* checked/);
    expect((await known(url.split('/')[2] ?? '')).school).toBe('Larch School');

    // Not chosen, it asks again, and has forgotten nothing.
    const unchosen = await app.send(sam, url, formOn(lost.text));
    expect([unchosen.status, wordsOn(unchosen.text).includes('Choose which to keep: School')]).toEqual([
      422,
      true,
    ]);
    expect(wordsOn(unchosen.text)).toContain('Ring after six.');

    const chosen = await app.send(sam, url, { ...formOn(unchosen.text), '_choice.school': 'mine' });
    expect(chosen.status).toBe(303);
    expect(await known(url.split('/')[2] ?? '')).toMatchObject({
      school: 'Elm School',
      safeContact: 'Ring after six.',
      workerSafety: 'There is a dog.',
    });
  });

  it('may keep the other’s, and merge what does not meet', async () => {
    const id = await rory();
    const url = paths.changePerson(id);
    const [his, hers] = [await opened(femi, url), await opened(sam, url)];
    await app.send(femi, url, { ...his, school: 'Larch School' });
    const apart = await app.send(sam, url, { ...hers, safeContact: 'By letter.' });
    expect([apart.status, wordsOn(apart.text).includes('You changed different answers')]).toEqual([
      409,
      true,
    ]);
    expect((await app.send(sam, url, formOn(apart.text))).status).toBe(303);
    expect(await known(id)).toMatchObject({ school: 'Larch School', safeContact: 'By letter.' });

    const [third, fourth] = [await opened(femi, url), await opened(sam, url)];
    await app.send(femi, url, { ...third, 'born-day': '10' });
    const both = await app.send(sam, url, { ...fourth, 'born-day': '11' });
    expect(wordsOn(both.text)).toMatch(
      /When you opened it: 9 March 2016[\s\S]*10 March 2016[\s\S]*11 March 2016/,
    );
    await app.send(sam, url, { ...formOn(both.text), '_choice.born': 'theirs' });
    expect((await known(id))['born-day']).toBe('10');
  });

  it('lose to a third in the same way, and are told of a fault on the form itself', async () => {
    const id = await rory();
    const url = paths.changePerson(id);
    const [his, hers] = [await opened(femi, url), await opened(sam, url)];
    await app.send(femi, url, { ...his, school: 'Larch School' });
    const lost = await app.send(sam, url, { ...hers, school: 'Elm School' });
    const again = await opened(femi, url);
    await app.send(femi, url, { ...again, school: 'Oak School' });
    const twice = await app.send(sam, url, { ...formOn(lost.text), '_choice.school': 'mine' });
    expect(twice.status).toBe(409);
    expect(wordsOn(twice.text)).toMatch(/When you opened it: Larch School[\s\S]*Oak School[\s\S]*Elm School/);
    const wrong = await app.send(sam, url, {
      ...formOn(twice.text),
      '_choice.school': 'mine',
      'born-month': '13',
    });
    expect(wrong.status).toBe(422);
    expect(formOn(wrong.text)).toMatchObject({ school: 'Elm School', 'born-month': '13' });
    const saved = await app.send(sam, url, { ...formOn(wrong.text), 'born-month': '3' });
    expect([saved.status, (await known(id)).school]).toEqual([303, 'Elm School']);
  });

  it('are told by fields as programs', async () => {
    const id = await rory();
    const url = paths.changePerson(id);
    const his = await opened(femi, url);
    await app.send(femi, url, { ...his, school: 'Larch School' });
    const facts = { born: '2016-03-09', sex: 'M', ethnicity: 'NOBT', school: 'Elm School', version: 1 };
    const told = await app.sendJson(sam, url, facts);
    expect(told.header('content-type')).toMatch(/^application\/problem\+json/);
    const { status, errors } = Problem.parse(told.json());
    expect(status).toBe(409);
    expect(errors).toContainEqual({
      field: 'school',
      message: 'School, nursery or college says now: Larch School',
      now: 'Larch School',
      sent: 'Elm School',
    });
    expect(errors).toContainEqual(expect.objectContaining({ field: 'version', now: 2 }));
    expect((await app.sendJson(sam, url, { ...facts, version: 2 })).status).toBe(200);
  });

  it('meet in the registers too, by the names of what they chose', async () => {
    const { administrator } = vale;
    const [body, oak] = await asOwner(app.databases, async (tx) => [
      await makeBody(tx, { name: 'Early Help', type: 'team', organisation: vale.council, receives: 'work' }),
      await makeOrganisation(tx, { name: 'Oak Trust', type: 'nhsTrust' }),
    ]);
    const url = registers.changeBody(body);
    const [one, two] = [await opened(administrator.post, url), await opened(administrator.post, url)];
    expect((await app.send(administrator.post, url, { ...one, organisation: oak })).status).toBe(303);
    const lost = await app.send(administrator.post, url, {
      ...two,
      organisation: vale.trust,
      phone: '01632 960199',
    });
    const words = wordsOn(lost.text);
    for (const name of ['Arden Vale Council', 'Oak Trust', 'Arden Vale Community NHS Trust', '01632 960199'])
      expect(words).toContain(name);
    expect(words).not.toContain('An answer from its list');
    const saved = await app.send(administrator.post, url, {
      ...formOn(lost.text),
      '_choice.organisation': 'theirs',
    });
    expect(saved.status).toBe(303);
    expect(await opened(administrator.post, url)).toMatchObject({ organisation: oak, phone: '01632 960199' });
  });

  it('find a draft that was begun before the change: it says what changed, and asks when it is sent', async () => {
    const id = await rory();
    const url = paths.changePerson(id);
    const hers = await opened(sam, url);
    await app.send(sam, url, { ...hers, school: 'Elm School', 'born-month': '13' });
    const his = await opened(femi, url);
    await app.send(femi, url, { ...his, school: 'Larch School', workerSafety: 'There is a dog.' });
    const back = await app.get(sam, url);
    expect(wordsOn(back.text)).toMatch(
      /Somebody else changed this since you began[\s\S]*Mill School[\s\S]*Larch School[\s\S]*Elm School/,
    );
    expect(formOn(back.text)).toMatchObject({ school: 'Elm School', workerSafety: 'There is a dog.' });
    const lost = await app.send(sam, url, { ...formOn(back.text), 'born-month': '3' });
    expect([lost.status, wordsOn(lost.text).includes('When you opened it: Mill School')]).toEqual([
      409,
      true,
    ]);
    const saved = await app.send(sam, url, { ...formOn(lost.text), '_choice.school': 'theirs' });
    expect([saved.status, (await known(id)).school]).toEqual([303, 'Larch School']);
  });
});
