import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { newSecret, signed } from './signing.ts';

// The library that the other side may use, which is none of ours.
test('whoever verifies by Standard Webhooks takes what is signed, with either secret while both hold, and nothing else', () => {
  const [before, now, other] = [newSecret(), newSecret(), newSecret()];
  const body = '{"type":"contact.outcome"}';
  const sent = { id: 'msg_1', seconds: Math.floor(Date.now() / 1000), body, secrets: [now, before] };
  const headers = signed(sent);
  for (const secret of [now, before])
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
  expect(() => new Webhook(other).verify(body, headers)).toThrow();
  expect(() => new Webhook(now).verify(`${body} `, headers)).toThrow();
  expect(() => new Webhook(now).verify(body, signed({ ...sent, seconds: sent.seconds - 600 }))).toThrow();
});
