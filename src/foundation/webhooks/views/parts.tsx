import type { ComponentChildren } from 'preact';
import { BackLink, type Fields, type Frame, H1, type Item, listAt, Page, Tag, type TagColour } from '#ui';
import { paths } from '../paths.ts';
import { STANDS, type Stands } from '../rules.ts';

const COLOURS: Readonly<Record<Stands, TagColour>> = {
  works: 'green',
  failing: 'yellow',
  off: 'red',
  ended: 'grey',
};

export const StandsTag = ({ stands }: { readonly stands: Stands }) => (
  <Tag colour={COLOURS[stands]}>{STANDS[stands]}</Tag>
);

/** A page about one address: its form, and the way back to it. */
export const FormFrame = ({
  frame,
  title,
  caption,
  faults,
  back,
  children,
}: {
  readonly frame: Frame;
  readonly title: string;
  readonly caption?: string | undefined;
  readonly faults: Parameters<typeof Page>[0]['faults'];
  readonly back: string;
  readonly children: ComponentChildren;
}) => (
  <Page
    frame={frame}
    title={title}
    width="reading"
    faults={faults}
    before={<BackLink href={back}>{back === paths.list ? 'Webhooks' : 'Back'}</BackLink>}
  >
    <H1 caption={caption}>{title}</H1>
    {children}
  </Page>
);

/** The kinds of news to choose from, by their words. */
export const kindItems = (
  kinds: readonly { readonly event: string; readonly words: string }[],
  { state }: Fields,
): Item[] => {
  const chosen = new Set(listAt(state.values, 'kinds'));
  return kinds.map(({ event, words }) => ({
    value: event,
    text: words,
    hint: event,
    chosen: chosen.has(event),
  }));
};
