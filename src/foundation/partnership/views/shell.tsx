import type { ComponentChildren } from 'preact';
import type { Day } from '#kernel';
import {
  Breadcrumbs,
  type Choice,
  type Field,
  type FormState,
  type Frame,
  H1,
  Page,
  SubNavigation,
} from '#ui';
import { paths } from '../paths.ts';
import type { Ref } from '../reads/index.ts';

/** What a page is given. */
export interface Shown<Model, Query = unknown> {
  readonly model: Model;
  readonly form: FormState;
  readonly frame: Frame;
  readonly query: Query;
  readonly today: Day;
}

const SECTIONS = {
  overview: ['Overview', paths.overview],
  picture: ['Picture', paths.picture()],
  organisations: ['Organisations', paths.organisations()],
  bodies: ['Bodies and teams', paths.bodies()],
  staff: ['People', paths.staff()],
  posts: ['Posts', paths.posts()],
  settings: ['Settings', paths.settings],
} as const;
export type Section = keyof typeof SECTIONS;

export interface ShellProps {
  readonly frame: Frame;
  readonly section: Section;
  readonly title: string;
  readonly caption?: string | undefined;
  readonly children: ComponentChildren;
}

/** A page of the registers, with the way to the others. */
export const Shell = ({ frame, section, title, caption, children }: ShellProps) => (
  <Page frame={frame} title={title}>
    <H1 caption={caption}>{title}</H1>
    <SubNavigation
      label="The partnership"
      items={Object.entries(SECTIONS).map(([key, [label, href]]) => ({
        label,
        href,
        current: key === section,
      }))}
    />
    {children}
  </Page>
);

export interface FormShellProps {
  readonly frame: Frame;
  readonly form: FormState;
  readonly section: Section;
  readonly title: string;
  readonly caption?: string | undefined;
  /** The page's one question is its heading. */
  readonly asks?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A page with a form of the registers. */
export const FormShell = ({ frame, form, section, title, caption, asks, children }: FormShellProps) => {
  const [label, href] = SECTIONS[section];
  return (
    <Page
      frame={frame}
      title={title}
      width="reading"
      faults={form.faults}
      before={
        <Breadcrumbs
          items={[
            { label: 'Partnership', href: paths.overview },
            { label, href },
          ]}
        />
      }
    >
      {!asks && <H1 caption={caption}>{title}</H1>}
      {children}
    </Page>
  );
};

/** What stands in the registers, as answers to choose from. */
export const answersOf = (refs: readonly Ref[]): readonly Choice[] =>
  refs.map(({ id, name }) => ({ value: id, text: name }));

/** The field with answers that come from the registers. */
export const choosing = (field: Field, answers: readonly Ref[]): Field => ({
  ...field,
  items: answersOf(answers).map((answer) => ({ ...answer, chosen: answer.value === field.value })),
});
