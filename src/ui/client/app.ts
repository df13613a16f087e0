import { Alert } from '@ministryofjustice/frontend/moj/components/alert/alert.mjs';
import {
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from 'govuk-frontend';
import { enhanceAddAnother } from './add-another.ts';
import { keepDrafts } from './drafts.ts';
import { followLive } from './live/index.ts';
import { enhanceOrder } from './order.ts';
import { enhancePasskeys } from './passkey.ts';
import { watchProgress } from './progress.ts';

// ARIA has no expanded radio button, and GOV.UK's script says that there is one: what is revealed stands next in the reading order.
class PlainRadios extends Radios {
  override syncConditionalRevealWithInputState(input: HTMLInputElement): void {
    super.syncConditionalRevealWithInputState(input);
    input.removeAttribute('aria-expanded');
  }
}

// Each page works without this file. It adds what a script does better.
const inForms = [Button, CharacterCount, Checkboxes, PasswordInput, PlainRadios];
const onPages = [ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, Tabs, Alert];

for (const component of [...inForms, ...onPages]) createAll(component);

enhanceAddAnother((rows) => {
  for (const component of inForms) createAll(component, {}, rows);
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-app-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

keepDrafts();
enhanceOrder();
enhancePasskeys();
void watchProgress();
followLive((forms) => {
  for (const component of inForms) createAll(component, {}, forms);
  keepDrafts(forms);
});
