import { expect, test } from 'vitest';
import { canBeDomains, canBeIssuer, domainsIn } from './directories.ts';

test.each([
  ['https://login.example.org/tenant/v2.0', true],
  ['http://localhost:8080', true],
  ['http://login.example.org', false],
  ['https://user:secret@login.example.org', false],
  ['https://login.example.org?x=1', false],
  ['https://login.example.org#x', false],
  ['javascript:alert(1)', false],
  ['login.example.org', false],
])('%s as an issuer: %s', (typed, may) => {
  expect(canBeIssuer(typed).ok).toBe(may);
});

test('domains are read however they are set apart, each once', () => {
  expect(domainsIn(' @Vale.nhs.uk, vale.nhs.uk;\nnhs.net ')).toEqual(['vale.nhs.uk', 'nhs.net']);
  expect(canBeDomains('vale.nhs.uk nhs.net').ok).toBe(true);
  for (const wrong of ['', 'localhost', '*.nhs.uk', 'nhs..uk', 'https://nhs.uk', '-a.uk', 'nora@vale.nhs.uk'])
    expect(canBeDomains(wrong).ok, wrong).toBe(false);
});
