import type { ComponentChildren } from 'preact';
import { type Frame, H1, Page, SubNavigation } from '#ui';
import { paths } from '../paths.ts';

/** The two pages of the calendar beside each other: the days that do not count, and the limits that count the others. */
export const CalendarFrame = ({
  frame,
  title,
  current,
  children,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly current: 'holidays' | 'clocks';
  readonly children: ComponentChildren;
}) => (
  <Page frame={frame} title={title} width={current === 'clocks' ? 'wide' : 'full'}>
    <H1>{title}</H1>
    <SubNavigation
      label="Calendar"
      items={[
        { label: 'Bank holidays', href: paths.calendar(), current: current === 'holidays' },
        { label: 'Time limits', href: paths.clocks(), current: current === 'clocks' },
      ]}
    />
    {children}
  </Page>
);
