import { type Host, type OpenActionRoute, type OpenPageRoute, openPage } from '#http';
import { type Face, facesOfPartnerships } from './faces.ts';
import { AccessibilityPage } from './pages/Accessibility.tsx';
import { ApiPage } from './pages/Api.tsx';
import { ComponentsPage } from './pages/Components.tsx';
import { CookiesPage } from './pages/Cookies.tsx';
import { HelpPage } from './pages/Help.tsx';
import { PrivacyPage } from './pages/Privacy.tsx';
import { referenceOf } from './reference.ts';
import type { Terms } from './terms.ts';

/** The statements that each page's footer leads to, the reference of the API, and the page of components. */
export const statementRoutes = (
  host: Pick<Host, 'modules' | 'version' | 'baseUrl' | 'databases'>,
  terms: Terms,
  /** The ways in, which the reference of the API tells first. */
  access: readonly (OpenPageRoute | OpenActionRoute)[] = [],
): readonly OpenPageRoute[] => {
  const reference = referenceOf(host, access);
  return [
    openPage('/accessibility', {
      title: 'Accessibility statement',
      openBecause: 'The accessibility regulations 2018 ask for a statement that everybody can read',
      load: async () => ({}),
      view: AccessibilityPage,
    }),
    openPage('/privacy', {
      title: 'Privacy',
      openBecause: 'UK GDPR articles 13 and 14 ask for it before anything is recorded',
      load: async () => ({}),
      view: PrivacyPage,
    }),
    openPage('/cookies', {
      title: 'Cookies',
      openBecause: 'PECR regulation 6 asks that what is kept in a browser is explained there and then',
      load: async () => terms,
      view: CookiesPage,
    }),
    openPage('/help', {
      title: 'Help',
      openBecause: 'Somebody who cannot sign in needs it most',
      load: async ({ databases, now }): Promise<{ partnerships: readonly Face[] }> => ({
        partnerships: await facesOfPartnerships(databases, now),
      }),
      view: HelpPage,
    }),
    openPage('/style', {
      title: 'Components',
      openBecause: 'It shows what pages are made of, with made-up words',
      load: async () => ({}),
      view: ComponentsPage,
    }),
    openPage('/api', {
      title: 'The API',
      openBecause: 'It says how to ask, and nothing of what is held',
      load: async () => reference,
      view: ApiPage,
    }),
  ];
};
