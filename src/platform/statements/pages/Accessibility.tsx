import { type Frame, H1, H2, Link, List, P, Page } from '#ui';

/** What was tested and what was not, as the Public Sector Bodies Accessibility Regulations 2018 ask. */
export const AccessibilityPage = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="Accessibility statement" width="reading">
    <H1>Accessibility statement</H1>
    <P>
      This statement is about Arden, the service on this website. We want everybody who works with children to
      be able to use it, whatever they see, hear, hold or read with. You should be able to:
    </P>
    <List
      items={[
        'zoom in up to 400% without text running off the screen',
        'use every page with a keyboard alone',
        'use every page with speech recognition or a screen reader',
        'use every page without JavaScript, on a phone or a large screen',
        'print every page, in words that need no colour to be understood',
      ]}
    />
    <H2>How accessible it is</H2>
    <P>
      Arden is built to the{' '}
      <Link href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines 2.2</Link>, level AA. We
      know of nothing in it that fails them, but nobody outside the project has audited it yet, so we do not
      say that it complies.
    </P>
    <H2>What has been tested</H2>
    <List
      items={[
        'The project’s own tests open its pages in a browser, 1280 and 390 pixels wide, with JavaScript and without, and scan each whole page with axe for WCAG 2.2 levels A and AA. A fault stops a release.',
        'The same tests check that no page is wider than the screen.',
        'Colours, the partnership’s own too, are worked out so that text on them has a contrast of 4.5 to 1 or more.',
        'Forms and components are those of the GOV.UK and Ministry of Justice design systems, which are tested with assistive technology by their makers.',
      ]}
    />
    <H2>What has not been tested</H2>
    <List
      items={[
        'Scanning finds only part of what can be wrong. Arden has not been tested with screen readers, screen magnifiers or speech recognition by people who depend on them.',
        'It has not been audited by an independent specialist.',
        'Charts are pictures with a description, each with a table of the same figures beside it. How well the descriptions serve has not been tested.',
        'Documents that people attach are as accessible as their authors made them.',
      ]}
    />
    <H2>Tell us about a problem</H2>
    <P>
      If you cannot use a page, or need it in another form, tell the administrator of your partnership, who
      can give you what you need another way. If a child is in danger do not wait: call 999.
    </P>
    <H2>Enforcement</H2>
    <P>
      The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile
      Applications) (No. 2) Accessibility Regulations 2018. If you are not happy with the answer to your
      complaint, contact the{' '}
      <Link href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</Link>.
    </P>
    <H2>This statement</H2>
    <P>It was prepared on 23 November 2026, from the tests that stand beside the program.</P>
  </Page>
);
