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

// Each page works without this file. It adds what a script does better.
const inForms = [Button, CharacterCount, Checkboxes, PasswordInput, Radios];
const onPages = [ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, Tabs, Alert];

for (const component of [...inForms, ...onPages]) createAll(component);

enhanceAddAnother((rows) => {
  for (const component of inForms) createAll(component, {}, rows);
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-app-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
