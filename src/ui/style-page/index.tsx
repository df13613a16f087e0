import type { Frame } from '../frame.ts';
import { Page } from '../page.tsx';
import { H1, H2, Lede } from '../parts/text.tsx';
import { ChartExamples } from './charts.tsx';
import { FormExamples } from './forms.tsx';
import { ListExamples } from './lists.tsx';
import { NavigationExamples } from './navigation.tsx';
import { TextExamples } from './text.tsx';

const SECTIONS = [
  ['text', 'Words and notices', TextExamples],
  ['lists', 'Facts, tables and lists', ListExamples],
  ['forms', 'Forms', FormExamples],
  ['navigation', 'Finding one’s way', NavigationExamples],
  ['charts', 'Charts', ChartExamples],
] as const;

/** Every component once, with made-up content: where one looks before building a page, and what the browser tests scan. */
export const StylePage = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="Components">
    <H1 size="xl">Components</H1>
    <Lede>
      Everything that Arden’s pages are made of. Build from these, and add to these when something is missing.
    </Lede>
    {SECTIONS.map(([id, title, Examples]) => (
      <section key={id} aria-labelledby={id}>
        <H2 size="l" id={id}>
          {title}
        </H2>
        <Examples frame={frame} />
        <hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible" />
      </section>
    ))}
  </Page>
);
