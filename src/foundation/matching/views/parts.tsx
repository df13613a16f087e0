import { ComparedFields, Details, Likelihood, NotificationBanner, P } from '#ui';
import type { Likely } from '../reads/index.ts';

/** 'Ayaan Khan, born 9 March 2016'. */
export const sayLine = ({ name, birth }: { readonly name: string; readonly birth: string }): string =>
  birth === '' ? name : `${name}, ${birth.charAt(0).toLowerCase()}${birth.slice(1)}`;

/** How likely, with the reasons folded away beneath. */
export const Reasons = ({ likely, about }: { readonly likely: Likely; readonly about: string }) => (
  <>
    <Likelihood words={likely.words} probability={likely.probability} />
    <Details summary={`Why: ${about}`}>
      {likely.ofOneHome && <P>What they share, a brother, a sister or a twin would share too.</P>}
      <ComparedFields caption={`How ${about} compares`} fields={likely.fields} />
    </Details>
  </>
);

/** Says on each page about a restricted record, to those who are named, that it is one. */
export const Restricted = ({ people }: { readonly people: readonly { readonly restricted: boolean }[] }) =>
  people.some(({ restricted }) => restricted) ? (
    <NotificationBanner id="restricted" title="Restricted">
      <p class="govuk-notification-banner__heading">
        Only named people see this record, and nobody else learns that it exists.
      </p>
    </NotificationBanner>
  ) : null;
