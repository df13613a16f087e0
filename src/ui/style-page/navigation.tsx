import {
  BackLink,
  Breadcrumbs,
  Pagination,
  PreviousNext,
  SideNavigation,
  SubNavigation,
  Tabs,
} from '../parts/navigation.tsx';
import { P, TwoThirds } from '../parts/text.tsx';

const PARTS = [
  { label: 'Story', href: '#story', current: true },
  { label: 'Family and network', href: '#family' },
  { label: 'Contacts', href: '#contacts', count: 3 },
];

export const NavigationExamples = () => (
  <>
    <BackLink href="#navigation" />
    <Breadcrumbs
      items={[
        { label: 'Home', href: '#home' },
        { label: 'Front door', href: '#front-door' },
      ]}
    />
    <SubNavigation label="About this child" items={PARTS} />
    <TwoThirds aside={<SideNavigation label="Parts of the record" items={PARTS} />}>
      <Tabs
        title="Levels of need"
        items={[
          {
            id: 'universal',
            label: 'Universal',
            children: <P>Needs met by the services that every child has.</P>,
          },
          { id: 'early', label: 'Early help', children: <P>Needs that several services meet together.</P> },
        ]}
      />
      <Pagination page={6} pages={42} href={(page) => `?page=${page}#navigation`} />
      <PreviousNext previous="#navigation" next="#navigation" label="Older and newer" />
    </TwoThirds>
  </>
);
