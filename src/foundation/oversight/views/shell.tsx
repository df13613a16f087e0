import type { ComponentChildren } from 'preact';
import { type FormState, type Frame, H1, Page, SubNavigation } from '#ui';
import { paths } from '../paths.ts';

const SECTIONS = {
  list: ['Everything', paths.audit()],
  child: ['One child', paths.findChild],
  chain: ['The chain', paths.chain],
} as const;

/** A page of the audit, with the way to the others. */
export const Shell = ({
  frame,
  form,
  section,
  title,
  caption,
  wide,
  before,
  children,
}: {
  readonly frame: Frame;
  readonly form?: FormState | undefined;
  readonly section: keyof typeof SECTIONS;
  readonly title: string;
  readonly caption?: string | undefined;
  readonly wide?: boolean | undefined;
  readonly before?: ComponentChildren;
  readonly children: ComponentChildren;
}) => (
  <Page frame={frame} title={title} width={wide ? 'wide' : undefined} faults={form?.faults} before={before}>
    <H1 caption={caption}>{title}</H1>
    <SubNavigation
      label="The audit"
      items={Object.entries(SECTIONS).map(([key, [label, href]]) => ({
        label,
        href,
        current: key === section,
      }))}
    />
    {children}
  </Page>
);
