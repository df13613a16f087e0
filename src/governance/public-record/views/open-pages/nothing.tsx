import { sayInstant } from '#kernel';
import { H1, InsetText, Lede, Link, P } from '#ui';
import { publicPaths } from '../../paths.ts';
import type { Gone, Place } from '../../reads/index.ts';
import { KINDS } from '../../rules/index.ts';
import { type Open, OpenPage } from '../open-parts.tsx';

/** Where something was withdrawn: why, since when, and no more. */
export const GoneView = ({ model: { place, gone }, frame }: Open<Gone>) => (
  <OpenPage {...{ place, frame }} title="This was withdrawn">
    <H1>This was withdrawn</H1>
    <Lede>
      {KINDS[gone.kind].label} withdrawn on {sayInstant(gone.at)}.
    </Lede>
    <InsetText>{gone.reason}</InsetText>
    <P>
      <Link href={publicPaths.home(place.slug)}>Go to the public record</Link>
    </P>
  </OpenPage>
);
/** Where nothing is published, whether there is something of that name or not. */
export const NothingView = ({ model: { place }, frame }: Open<{ readonly place: Place }>) => (
  <OpenPage {...{ place, frame }} title="Page not found">
    <H1>Page not found</H1>
    <P>Nothing is published at this address. Check it, or search the public record.</P>
    <P>
      <Link href={publicPaths.home(place.slug)}>Go to the public record</Link>
    </P>
  </OpenPage>
);
